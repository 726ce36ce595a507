import { FieldInput } from '../../../fields/index.ts';

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (day: string) => void;
  className?: string | undefined;
};

/** A calendar day with its label above. */
export function DayInput({ id, label, value, onChange, className }: Props) {
  return (
    <label htmlFor={id} className={className}>
      {label}
      <FieldInput
        id={id}
        field={{ key: id, type: 'date', labels: { 'zh-CN': label }, required: true }}
        value={value}
        onChange={(day) => typeof day === 'string' && onChange(day)}
      />
    </label>
  );
}
