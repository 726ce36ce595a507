import { useTranslation } from 'react-i18next';
import type { VersionComparison } from '#domain/funnels/compareVersions.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

export type ChangeLine = { key: string; stage?: string; words: string };
type Versions = { before: readonly Stage[]; after: readonly Stage[] };

/** Tells a comparison of two versions line by line: what is new, gone, split, merged, moved, said differently. */
export function useChangeWords({ before, after }: Versions): (comparison: VersionComparison) => ChangeLine[] {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const name = (key: string) => {
    const stage = after.find((one) => one.key === key) ?? before.find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) || t('designer.unnamed') : key;
  };
  const former = (key: string) => {
    const stage = before.find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) : key;
  };
  const list = (keys: readonly string[], say: (key: string) => string) => keys.map(say).join(t('designer.comma'));
  return ({ stages, splits, merges, transitions }) => [
    ...splits.map(({ from, to }) => ({
      key: `split ${from}`,
      words: t('designer.splitInto', { stage: former(from), parts: list(to, name) }),
    })),
    ...merges.map(({ from, to }) => ({
      key: `merge ${to}`,
      stage: to,
      words: t('designer.mergedInto', { stages: list(from, former), stage: name(to) }),
    })),
    ...stages.flatMap(({ key, change, moved, parts, gates, tasks }): ChangeLine[] => {
      // What a split or a merge says already.
      const isTold = splits.some(({ to }) => to.includes(key)) || merges.some(({ from }) => from.includes(key));
      if (change !== 'changed' && isTold) return [];
      if (change === 'added') return [{ key, stage: key, words: t('designer.stageAdded', { stage: name(key) }) }];
      if (change === 'removed') return [{ key, words: t('designer.stageRemoved', { stage: former(key) }) }];
      const what = [
        ...(moved ? [t('designer.parts.place')] : []),
        ...parts.map((part) => t(`designer.parts.${part}`)),
        ...(gates.length > 0 ? [t('designer.parts.gates')] : []),
        ...(tasks.length > 0 ? [t('designer.parts.tasks')] : []),
      ];
      return [
        {
          key,
          stage: key,
          words: t('designer.stageChanged', { stage: name(key), parts: what.join(t('designer.comma')) }),
        },
      ];
    }),
    ...(transitions.length > 0 ? [{ key: 'transitions', words: t('designer.transitionsChanged') }] : []),
  ];
}
