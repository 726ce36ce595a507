import type { TFunction } from 'i18next';
import type { ReplayedGate } from '#domain/funnels/replay/replayTally.ts';
import type { Format } from '../../ui/format.ts';
import { counted } from './counted.ts';

const ENDS = ['lost', 'invalid', 'won'] as const;

/** `拦下的 63 个商机里，51 个后来输单`. */
export function endedWords(
  { effect, deals, ended }: Pick<ReplayedGate, 'effect' | 'deals' | 'ended'>,
  object: string,
  t: TFunction,
  format: Pick<Format, 'number'>,
): string {
  const said = ENDS.filter((kind) => ended[kind] > 0).map((kind) =>
    t(`replay.became.${kind}`, { n: format.number(ended[kind]) }),
  );
  return [
    t(`replay.of.${effect}`, { what: counted(object, deals, t, format) }),
    ...(said.length > 0 ? said : [t('replay.became.open')]),
  ].join(t('replay.comma'));
}
