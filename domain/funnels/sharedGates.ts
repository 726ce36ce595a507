import type { Localized } from '../kernel/localized.ts';
import type { Gate } from './gates.ts';
import type { FunnelVersion } from './types.ts';

/** An entry of the library. What its gate asks and says holds wherever a gate refers to it; key and side are each gate's own. */
export type SharedGate = { key: string; objectKey: string; names: Localized; gate: Gate };

/** A version whose gates ask what the library says by now. One that refers to nothing there asks what it did when it was saved. */
export function withShared<Version extends Pick<FunnelVersion, 'stages'>>(
  version: Version,
  library: readonly SharedGate[],
): Version {
  if (library.length === 0) return version;
  const entries = new Map(library.map(({ key, gate }) => [key, gate]));
  const resolve = (gate: Gate): Gate => {
    const entry = gate.shared === undefined ? undefined : entries.get(gate.shared);
    return entry && gate.shared !== undefined ? { ...entry, key: gate.key, at: gate.at, shared: gate.shared } : gate;
  };
  const stages = version.stages.map((stage) => (stage.gates ? { ...stage, gates: stage.gates.map(resolve) } : stage));
  return { ...version, stages };
}
