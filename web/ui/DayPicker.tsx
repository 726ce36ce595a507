import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

const DAY = 'YYYY-MM-DD';
/** Read when typed; the first is shown. */
export const DAY_FORMATS = [DAY, 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD'];

type Props = {
  label: string;
  value: string;
  onChange: (day: string) => void;
  /** The first day that may be chosen. */
  min?: string;
};

/** A calendar day that is always set, in the language of the page (the browser's own input follows the browser's). */
export function DayPicker({ label, value, onChange, min }: Props) {
  const { t } = useTranslation();
  return (
    <DatePicker
      aria-label={label}
      format={DAY_FORMATS}
      allowClear={false}
      placeholder={t('fields.pickDate')}
      value={dayjs(value)}
      {...(min ? { minDate: dayjs(min) } : {})}
      onChange={(day) => day && onChange(day.format(DAY))}
      style={{ width: 140 }}
    />
  );
}
