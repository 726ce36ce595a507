import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux tells them everywhere. */
const TICKS = 100;

type Told = { parent: number; own: number; ended: number };

function tell(pid: string | number): Told | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n],
    );
    return { parent, own: (user + system) / TICKS, ended: (childUser + childSystem) / TICKS };
  } catch {
    return undefined;
  }
}

/**
 * Seconds of the processor that a PostgreSQL has used so far, its ended connections included. On a machine that others
 * use as well, this says more than the clock. Linux only; 0 elsewhere.
 */
export function clusterSeconds(postmaster: number): number {
  const main = tell(postmaster);
  if (!main) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => tell(pid) ?? [])
    .filter(({ parent }) => parent === postmaster);
  return main.own + main.ended + children.reduce((sum, { own }) => sum + own, 0);
}
