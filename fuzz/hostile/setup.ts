import fc from 'fast-check';
import type { Pools } from '#server/platform/context.ts';
import { createWorld, PASSWORD } from '#server/testing/identityWorld.ts';
import { send } from '../support/http.ts';
import type { Surroundings } from './askCell.ts';
import { checkAnswer } from './checks.ts';
import type { Persona } from './personas.ts';
import { openToVisitors } from './queries.ts';
import type { Ask } from './requests.ts';
import { type Twist, twist, twisted } from './twists.ts';

const ROUTE = 'POST /api/setup';
const TRIES = 20;
const ADMIN = { name: '总管', email: 'admin@setup.example', password: PASSWORD };
const SOUND = { company: '首家公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', admin: ADMIN };
const NOBODY: Persona = { name: 'anonymous', kind: 'nobody', headers: {}, rules: false, canaries: [] };

/** Asks for the set-up of what is not set up yet: nearly soundly some times, and soundly in the end. */
export async function askSetup(
  { port, document, validates, findings, count }: Surroundings,
  seed: number,
): Promise<void> {
  const route = document.routes.find(({ id }) => id === ROUTE)!;
  const twists = fc.sample(fc.array(twist, { minLength: 1, maxLength: 2 }), { seed, numRuns: TRIES });
  for (const list of [...twists, [] as Twist[]]) {
    const ask: Ask = {
      method: route.method,
      path: route.path,
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify(twisted(SOUND, list)) ?? '',
      locale: 'en',
    };
    const answer = await send(port, ask);
    count(route, answer);
    const problem = findings.fresh(route, checkAnswer(route, NOBODY, ask, answer, validates));
    if (problem) findings.add(route, NOBODY, problem, seed, ask, answer);
  }
}

/** A company for visitors, so that their door opens. */
export async function createDemo({ owner, app }: Pools): Promise<void> {
  const slug = `fuzz_demo_${process.pid}`;
  const world = await createWorld({ owner, app }, slug);
  await world.user('visitor');
  await openToVisitors(owner, slug);
}
