import { useTranslation } from 'react-i18next';
import type { TodayChange } from '#contract/today.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag, type Tone } from '../../../ui/Tag.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';

const TONES: Partial<Record<TodayChange['kind'], Tone>> = {
  won: 'won',
  lost: 'lost',
  advanced: 'accent',
  created: 'info',
  back: 'risk',
};

/** One change in words: who did what to which deal. */
export function ChangeRow({ change }: { change: TodayChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenRecord();
  const { nameOf } = useTodayView();
  const { record, kind, by, at } = change;
  const words = [nameOf(by), useWords(change), format.amount(record.amount)].filter(Boolean).join(' · ');
  return (
    <li className={styles.row}>
      <Tag tone={TONES[kind] ?? 'line'}>{t(`today.change.${kind}`)}</Tag>
      <div className={styles.main}>
        <button
          type="button"
          className={cx(styles.open, styles.line)}
          onClick={() => open({ object: 'opportunity', id: record.id })}
        >
          {record.title}
        </button>
        <span className={cx(styles.line, styles.small)}>{words}</span>
      </div>
      <span className={cx(styles.end, styles.small)}>{format.relative(at)}</span>
    </li>
  );
}

function useWords({ kind, funnel, before, after }: TodayChange): string | undefined {
  const format = useFormat();
  const { funnels, nameOf } = useTodayView();
  const stages = funnels.filter(({ key }) => key === funnel).flatMap(knownStages);
  const stage = (key: string | null) => {
    const known = stages.find((one) => one.key === key);
    return known ? inLocale(known.names, format.locale) : (key ?? '–');
  };
  const reading: Record<string, (value: string | null) => string> = {
    amount: (value) => (value === null ? '–' : format.amount(value)),
    closeDate: (value) => (value === null ? '–' : format.date(value)),
    owner: (value) => nameOf(value) ?? '–',
  };
  if (kind === 'created') return undefined;
  const read = reading[kind] ?? stage;
  return `${read(before)} → ${read(after)}`;
}
