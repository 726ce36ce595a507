import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { antdProps, openProps } from '../shared/antdProps.ts';
import { useEnterTakes } from '../shared/useEnterTakes.ts';
import type { InputProps } from '../types.ts';
import { instantOf, wallClock } from './wallClock.ts';

const SHOW_TIME = { format: 'HH:mm', minuteStep: 5 } as const;

/** Shows and takes the workspace's wall clock, whatever zone the browser is in. */
export function Input(props: InputProps) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const take = (moment: Dayjs | null) =>
    props.onChange(moment ? instantOf(moment.format('YYYY-MM-DDTHH:mm'), timeZone) : null);
  return (
    <DatePicker
      {...antdProps(props)}
      {...openProps(props)}
      {...useEnterTakes(props.startOpen)}
      showTime={SHOW_TIME}
      format="YYYY-MM-DD HH:mm"
      placeholder={t('fields.pickDateTime')}
      value={props.value === null ? null : dayjs(wallClock(String(props.value), timeZone))}
      onChange={take}
      style={{ width: '100%' }}
    />
  );
}
