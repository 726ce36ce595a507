import { Session } from 'node:inspector/promises';

/** The functions in which this process spends more than a share of its time while `work` runs. */
export async function cpuShares(work: () => Promise<unknown>, least = 0.02): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url } }) => [
      id,
      [functionName || '(anonymous)', url.split('/').at(-1)].join(' ').trim(),
    ]),
  );
  const times = new Map<string, number>();
  let whole = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    // What it takes to begin and end the listening itself.
    if (names.get(id)?.endsWith('node:inspector')) continue;
    const time = profile.timeDeltas?.[index] ?? 0;
    const name = names.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + time);
    whole += time;
  }
  const shown = [...times].filter(([, time]) => time > least * whole).sort((a, b) => b[1] - a[1]);
  return [
    `${Math.round(whole / 1000)} ms`,
    ...shown.map(([name, time]) => `${Math.round((100 * time) / whole)} % ${name}`),
  ];
}
