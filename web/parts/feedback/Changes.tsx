import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import {
  compareVersions,
  type StageChange,
  type StagePart,
  type VersionComparison,
} from '#domain/funnels/compareVersions.ts';
import { type DwellLimit, limitOf } from '#domain/funnels/dwell.ts';
import type { MappingRule } from '#domain/funnels/mappingRule.ts';
import type { FunnelVersion, Stage } from '#domain/funnels/types.ts';
import styles from './feedback.module.css';
import { useAskNames } from './useAskNames.ts';

const definitionOf = ({ stages, transitions }: FunnelBody['live']) => ({ stages, transitions }) as FunnelVersion;

/** What a pilot asks otherwise than the live version, stage by stage. */
export function Changes({ funnel, pilot }: { funnel: FunnelBody; pilot: FunnelBody['live'] }) {
  const { t } = useTranslation();
  const { stageName } = useAskNames(funnel);
  const wordsOf = useChangeWords(funnel);
  const [before, after] = [definitionOf(funnel.live), definitionOf(pilot)];
  const mapping = (funnel.pilot?.mapping ?? []) as MappingRule[];
  const { stages: changed, transitions, ...found } = compareVersions(before, after, mapping);
  const ways = waysOf(found);
  const isTold = ({ key, change }: StageChange) =>
    change !== 'changed' && ways.some(({ from, to }) => [...from, ...to].includes(key));
  const stages = changed.filter((change) => !isTold(change)).flatMap((change) => withoutLibrary(change) ?? []);
  const named = (keys: readonly string[]) => keys.map(stageName).join(t('feedback.comma'));
  if (stages.length + ways.length + transitions.length === 0) return <p>{t('feedback.nothingChanged')}</p>;
  const find = (version: FunnelVersion, key: string) => version.stages.find((stage) => stage.key === key);
  return (
    <ul className={styles.changes}>
      {ways.map(({ kind, from, to }) => (
        <li key={`${kind} ${from.join()}`}>
          {t(`feedback.ways.${kind}`, { from: named(inOrder(before, from)), to: named(inOrder(after, to)) })}
        </li>
      ))}
      {stages.map((change) => (
        <li key={change.key}>
          <b>{stageName(change.key)}</b>{' '}
          {wordsOf(change, find(before, change.key), find(after, change.key)).join(t('feedback.comma'))}
        </li>
      ))}
      {transitions.length > 0 && <li>{t('feedback.transitionsChanged')}</li>}
    </ul>
  );
}

/** As the funnel has them. */
const inOrder = ({ stages }: FunnelVersion, keys: readonly string[]) =>
  stages.flatMap(({ key }) => (keys.includes(key) ? [key] : []));

type Ways = Pick<VersionComparison, 'splits' | 'merges' | 'rekeyed'>;
type Way = { kind: 'split' | 'merged' | 'rekeyed'; from: string[]; to: string[] };

/** What becomes of stages that go, told as one change and not as stages that go and come. */
const waysOf = ({ splits, merges, rekeyed }: Ways): Way[] => [
  ...splits.map(({ from, to }): Way => ({ kind: 'split', from: [from], to })),
  ...merges.map(({ from, to }): Way => ({ kind: 'merged', from, to: [to] })),
  ...rekeyed.map(({ from, to }): Way => ({ kind: 'rekeyed', from: [from], to: [to] })),
];

type Told = Omit<StageChange, 'parts'> & { parts: Exclude<StagePart, 'shared'>[] };

/** Whether a stage is drawn from the library is the designers' affair; for who works by it only what it asks has changed. */
function withoutLibrary({ parts, ...change }: StageChange): Told | undefined {
  const told = parts.filter((part) => part !== 'shared');
  const isSame = change.change === 'changed' && !change.moved && told.length === 0;
  return isSame && change.gates.length + change.tasks.length === 0 ? undefined : { ...change, parts: told };
}

/** A change in words; limits and required fields with what they were and are. */
function useChangeWords(funnel: FunnelBody) {
  const { t } = useTranslation();
  const { askName } = useAskNames(funnel);
  const limit = (one: DwellLimit | undefined) => {
    if (!one) return t('feedback.noLimit');
    return one.unit === 'working' ? t('common.workdays', { count: one.days }) : t('common.days', { count: one.days });
  };
  const asked = (key: string, stage: Stage | undefined, other: Stage | undefined, did: 'added' | 'removed') =>
    (stage?.requiredFields ?? [])
      .filter((field) => !other?.requiredFields.includes(field))
      .map((field) => `${t(`feedback.did.${did}`)} ${askName(key, `field:${field}`)}`);
  return (
    { key, change, moved, parts, gates, tasks }: Told,
    before: Stage | undefined,
    after: Stage | undefined,
  ): string[] => {
    if (change !== 'changed') return [t(`feedback.did.${change}`)];
    const named = parts.filter((part) => part !== 'dwellDays' && part !== 'dwellIn' && part !== 'requiredFields');
    return [
      ...(parts.includes('dwellDays') || parts.includes('dwellIn')
        ? [`${t('feedback.parts.dwellDays')} ${limit(limitOf(before))} → ${limit(limitOf(after))}`]
        : []),
      ...asked(key, after, before, 'added'),
      ...asked(key, before, after, 'removed'),
      ...named.map((part) => t(`feedback.parts.${part}`)),
      ...(moved ? [t('feedback.moved')] : []),
      ...gates.map((gate) => `${t(`feedback.did.${gate.change}`)} ${askName(key, gate.key)}`),
      ...tasks.map((task) => `${t(`feedback.did.${task.change}`)} ${askName(key, `task:${task.key}`)}`),
    ];
  };
}
