/** When a lane wants its next turn: after so many milliseconds, or when woken. A deaf lane may not be woken before its time. */
export type Rest = { afterMs: number; deaf: boolean } | 'until woken';

export type LaneQueue = {
  wake(lane: string): void;
  /** Starts no more turns and waits for those that run. */
  stop(): Promise<void>;
};

/**
 * Gives lanes their turns: never two of one lane at once, at most `concurrency` in all, first come first served. A wake during a turn earns
 * another turn. `turn` must not throw.
 */
export function startLaneQueue(concurrency: number, turn: (lane: string) => Promise<Rest>): LaneQueue {
  const ready = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const wokenMeanwhile = new Set<string>();
  const resting = new Map<string, { timer: NodeJS.Timeout; deaf: boolean }>();
  let stopped = false;

  function pull(): void {
    for (const lane of ready) {
      if (stopped || running.size >= concurrency) return;
      ready.delete(lane);
      wokenMeanwhile.delete(lane);
      running.set(lane, run(lane));
    }
  }

  async function run(lane: string): Promise<void> {
    const rest = await turn(lane);
    running.delete(lane);
    const woken = wokenMeanwhile.delete(lane);
    if (stopped) return;
    if (rest === 'until woken') {
      if (woken) ready.add(lane);
    } else if (rest.afterMs === 0 || (woken && !rest.deaf)) {
      ready.add(lane);
    } else {
      resting.set(lane, { timer: setTimeout(() => makeReady(lane), rest.afterMs), deaf: rest.deaf });
    }
    pull();
  }

  function makeReady(lane: string): void {
    clearTimeout(resting.get(lane)?.timer);
    resting.delete(lane);
    ready.add(lane);
    pull();
  }

  return {
    wake(lane) {
      if (stopped || resting.get(lane)?.deaf) return;
      if (running.has(lane)) wokenMeanwhile.add(lane);
      else makeReady(lane);
    },
    async stop() {
      stopped = true;
      for (const { timer } of resting.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
