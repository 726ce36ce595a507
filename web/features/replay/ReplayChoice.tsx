import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../api/funnelVersions.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './replay.module.css';
import { MONTHS, type ReplaySearch } from './search.ts';

type Props = { versions: readonly VersionSummary[]; version: VersionSummary; months: number };

/** Which version, over how many months; the address says both. */
export function ReplayChoice({ versions, version, months }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (next: ReplaySearch) =>
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) => ({ ...previous, ...next }),
      replace: true,
      resetScroll: false,
    });
  const nameOf = ({ id, number, state }: VersionSummary) =>
    number === null ? t('replay.draft', { id }) : t('replay.numbered', { number, state: t(`replay.states.${state}`) });
  // An address may ask for any number of months.
  const offered = [...new Set([...MONTHS, months])].sort((a, b) => a - b);
  return (
    <>
      <Select<number>
        aria-label={t('replay.version')}
        className={styles.version}
        value={version.id}
        options={versions.map((one) => ({ value: one.id, label: nameOf(one) }))}
        onChange={(id) => change({ version: id })}
      />
      <Segmented<number>
        aria-label={t('replay.past')}
        value={months}
        options={offered.map((value) => ({ value, label: t('replay.months', { count: value }) }))}
        onChange={(value) => change({ months: value })}
      />
    </>
  );
}
