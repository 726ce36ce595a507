import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { VersionBody } from '#contract/versions.ts';
import { limitOf } from '#domain/funnels/dwell.ts';
import type { Gate } from '#domain/funnels/gates.ts';
import type { GateName } from '#domain/funnels/replay/replayTally.ts';
import { useObject } from '../../api/objects.ts';
import { useAskNames } from '../../parts/feedback/index.ts';
import { useGateWords } from '../../parts/gates/useGateWords.ts';

/** What is asked, in words; and of which stage, where the words do not say it. */
export type NamedGate = { asks: string; stage?: string };

/** What gates, limits and ways of a version ask, whether or not it holds already. */
export function useGateNames(funnel: FunnelBody, version: VersionBody) {
  const { t } = useTranslation();
  const { stages } = version;
  // The version's own names first; stages that it lacks keep those that they had.
  const { stageName, askName } = useAskNames({
    ...funnel,
    live: { ...funnel.live, stages: [...stages, ...funnel.live.stages] },
  });
  const object = useObject(funnel.objectKey);
  const gates = stages.flatMap((stage) => stage.gates ?? []) as Gate[];
  const words = useGateWords(object!, gates);
  const gateWords = (key: string) => {
    const gate = gates.find((one) => one.key === key);
    return gate && words.gate(gate);
  };
  return ({ kind, stage, key }: GateName): NamedGate => {
    const own = stages.find((one) => one.key === stage);
    switch (kind) {
      case 'transition': {
        const [from = '', to = ''] = key.split('>');
        return { asks: t('replay.way', { from: stageName(from), to: stageName(to) }) };
      }
      case 'dwell': {
        const limit = limitOf(own as Parameters<typeof limitOf>[0]);
        const days = limit && t(limit.unit === 'working' ? 'common.workdays' : 'common.days', { count: limit.days });
        return { asks: t('replay.stay', { days: days ?? '' }), stage: stageName(stage) };
      }
      case 'gate':
        return { asks: gateWords(key) ?? askName(stage, key), stage: stageName(stage) };
      default:
        return { asks: askName(stage, `${kind}:${key}`), stage: stageName(stage) };
    }
  };
}
