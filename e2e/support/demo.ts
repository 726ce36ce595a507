import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { type Look, type Visitor, visit } from './browser.ts';

export type Persona = 'rep' | 'manager' | 'executive' | 'administrator' | 'finance' | 'marketing';

/** The demo company that all files of a run share: make what you need, leave what others may count on. */
export async function demoCompany(): Promise<{ address: string; output: string }> {
  const answer = await fetch(`http://127.0.0.1:${inject('demoDoor')}/`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { address: string; output: string };
}

/** Somebody of the demo company, signed in, in a browser of their own. */
export async function enterAs(browser: Browser, persona: Persona, look: Look = {}): Promise<Visitor> {
  const { address } = await demoCompany();
  const visitor = await visit(browser, address, look);
  const answer = await visitor.context.request.post('/api/demo/sign-in', { data: { persona } });
  if (!answer.ok()) throw new Error(await answer.text());
  return visitor;
}
