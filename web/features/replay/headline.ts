import type { TFunction } from 'i18next';
import type { Share } from '#domain/funnels/replay/replayTally.ts';
import type { Format } from '../../ui/format.ts';

const ACTS = ['refused', 'delayed', 'flagged'] as const;

/** `近 3 个月的 412 次推进里，这一版会拦下 63 次，推迟 12 次`. */
export function headline(share: Share, months: number, t: TFunction, { number }: Pick<Format, 'number'>): string {
  const said = ACTS.filter((act) => share[act] > 0).map((act) => t(`replay.would.${act}`, { n: number(share[act]) }));
  const about = { period: t('replay.period', { count: months }), count: share.moves, n: number(share.moves) };
  if (said.length === 0) return t('replay.wouldNothing', about);
  return t('replay.would.all', { ...about, acts: joined(said, t) });
}

function joined(parts: readonly string[], t: TFunction): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return t('replay.join', { first: parts.slice(0, -1).join(t('replay.comma')), last });
}
