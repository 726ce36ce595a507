import {
  type FunnelTemplate,
  type FunnelVersion,
  passedStages,
  permits,
  type Stage,
  type StageKind,
} from '#domain/funnels/index.ts';

/** What the generator needs to know of a funnel. */
export type DemoFunnel = Pick<FunnelTemplate, 'key' | 'stages' | 'transitions'>;

/** A funnel as the generator walks it. Stage keys, limits and required fields are only ever read from here. */
export type Track = {
  funnel: string;
  version: Pick<FunnelVersion, 'stages' | 'transitions'>;
  open: Stage[];
  won: Stage;
  lost: Stage;
  invalid?: Stage;
};

export function trackOf(funnels: readonly DemoFunnel[], key: string): Track {
  const funnel = funnels.find((each) => each.key === key);
  if (!funnel) throw new Error(`the demo needs a funnel called ${key}`);
  const { stages } = funnel;
  const ofKind = (kind: StageKind) => stages.find((stage) => stage.kind === kind);
  const open = stages.filter((stage) => stage.kind === 'open');
  const won = ofKind('won');
  const lost = ofKind('lost');
  if (open.length < 2 || !won || !lost) throw new Error(`funnel ${key} needs open, won and lost stages`);
  const invalid = ofKind('invalid');
  return { funnel: key, version: funnel, open, won, lost, ...(invalid ? { invalid } : {}) };
}

/** May a record go from one open stage over or back to another? */
export function mayMove(track: Track, from: number, to: number): boolean {
  const [start, end] = [track.open[from], track.open[to]];
  if (!start || !end) return false;
  const { stages } = track.version;
  const place = (stage: Stage) => ({ stage, position: stages.indexOf(stage) });
  return permits(track.version, place(start), place(end));
}

/** How often a stage is passed over: seldom, unless the funnel names the short cut. */
export function skipChance(track: Track, from: number): number {
  if (from >= track.open.length - 2 || !mayMove(track, from, from + 2)) return 0;
  const [start, end] = [track.open[from]?.key, track.open[from + 2]?.key];
  return track.version.transitions.exceptions.some((pair) => pair.from === start && pair.to === end) ? 0.22 : 0.04;
}

export const mayReopen = (track: Track): boolean => track.version.transitions.reopen !== 'forbidden';

export const stageOf = (track: Track, key: string): Stage =>
  track.version.stages.find((stage) => stage.key === key) ?? track.lost;

/** The furthest open stage on a path, as a place in `track.open`. */
export function furthest(track: Track, path: readonly string[]): number {
  return Math.max(0, ...path.map((key) => track.open.findIndex((stage) => stage.key === key)));
}

/** Fields that the gates have asked for on the way along `path`. */
export function requiredBy(track: Track, path: readonly string[]): Set<string> {
  const reached = track.open[furthest(track, path)];
  const asking = [reached?.key, path.at(-1)].flatMap((key) => (key ? passedStages(track.version.stages, key) : []));
  return new Set(asking.flatMap((stage) => stage.requiredFields));
}

/** The stage from which deals fail to come to a negotiation. */
export const fallStage = (track: Track): number =>
  Math.max(
    1,
    track.open.findIndex((stage) => stage.phase === 'negotiation'),
  ) - 1;
/** The stage in which the bulge stands. */
export const bulgeStage = (track: Track): number => Math.floor((track.open.length - 1) / 2);
