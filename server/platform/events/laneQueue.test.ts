import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Rest, startLaneQueue } from './laneQueue.ts';

test('a lane never has two turns at once, and a wake during a turn earns another', async () => {
  let running = 0;
  let most = 0;
  let turns = 0;
  const queue = startLaneQueue(4, async () => {
    turns++;
    most = Math.max(most, ++running);
    await sleep(10);
    running--;
    return 'until woken';
  });
  for (let count = 0; count < 5; count++) queue.wake('a');
  await sleep(50);
  expect({ most, turns }).toEqual({ most: 1, turns: 2 });
  await queue.stop();
});

test('no more turns at once than allowed, and every lane comes', async () => {
  let running = 0;
  let most = 0;
  const seen = new Set<string>();
  const queue = startLaneQueue(2, async (lane) => {
    seen.add(lane);
    most = Math.max(most, ++running);
    await sleep(5);
    running--;
    return 'until woken';
  });
  for (const lane of 'abcdef') queue.wake(lane);
  await sleep(80);
  expect({ most, seen: seen.size }).toEqual({ most: 2, seen: 6 });
  await queue.stop();
});

test('a lane that always has more does not starve another', async () => {
  const order: string[] = [];
  const queue = startLaneQueue(1, async (lane): Promise<Rest> => {
    order.push(lane);
    await sleep(1);
    return order.length < 6 ? { afterMs: 0, deaf: false } : 'until woken';
  });
  queue.wake('a');
  queue.wake('b');
  await sleep(60);
  expect(order.slice(0, 6)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  await queue.stop();
});

test('a deaf lane rests its time, another comes when woken', async () => {
  const turns = { deaf: 0, light: 0 };
  const queue = startLaneQueue(2, async (lane) => {
    turns[lane as keyof typeof turns]++;
    return { afterMs: 60_000, deaf: lane === 'deaf' };
  });
  for (let count = 0; count < 3; count++) {
    queue.wake('deaf');
    queue.wake('light');
    await sleep(5);
  }
  expect(turns).toEqual({ deaf: 1, light: 3 });
  await queue.stop();
});

test('stop waits for the turns that run and starts none', async () => {
  let ended = 0;
  const queue = startLaneQueue(1, async () => {
    await sleep(20);
    ended++;
    return { afterMs: 0, deaf: false };
  });
  queue.wake('a');
  queue.wake('b');
  await queue.stop();
  expect(ended).toBe(1);
  queue.wake('c');
  await sleep(30);
  expect(ended).toBe(1);
});
