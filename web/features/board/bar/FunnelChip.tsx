import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';

type Props = {
  funnels: readonly FunnelBody[];
  /** Open records by funnel. */
  counts: Record<string, number> | undefined;
  value: FunnelBody;
  onChoose: (funnel: string) => void;
};

export function FunnelChip({ funnels, counts, value, onChoose }: Props) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  return (
    <FilterChip label={t('board.funnel')} value={inLocale(value.names, locale)}>
      {(close) => (
        <ChoiceList
          choices={funnels.map(({ key, names }) => ({
            key,
            label: inLocale(names, locale),
            ...(counts ? { hint: number(counts[key] ?? 0) } : {}),
          }))}
          value={value.key}
          onChoose={(key) => {
            onChoose(key);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
