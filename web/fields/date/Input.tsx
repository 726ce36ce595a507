import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { DAY_FORMATS } from '../../ui/DayPicker.tsx';
import { antdProps, openProps } from '../shared/antdProps.ts';
import { useEnterTakes } from '../shared/useEnterTakes.ts';
import type { InputProps } from '../types.ts';

const DAY = 'YYYY-MM-DD';

export function Input(props: InputProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      {...antdProps(props)}
      {...openProps(props)}
      {...useEnterTakes(props.startOpen)}
      format={DAY_FORMATS}
      placeholder={t('fields.pickDate')}
      value={props.value === null ? null : dayjs(String(props.value))}
      onChange={(day) => props.onChange(day ? day.format(DAY) : null)}
      style={{ width: '100%' }}
    />
  );
}
