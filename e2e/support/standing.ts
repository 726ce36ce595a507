import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { column, readColumns } from './board.ts';
import { shot } from './browser.ts';
import { askDatabase } from './database.ts';
import { expectShown } from './page.ts';
import type { RunningServer } from './server.ts';

type Standing = { stage: string; large: boolean; count: number };
const ENDS = ['won', 'lost', 'invalid'];
const isOpen = ({ stage }: { stage: string }) => !ENDS.includes(stage);

/** How many deals stand where; `large` ones are above half a million. */
export const standing = (server: RunningServer): Promise<Standing[]> =>
  askDatabase(
    server,
    (ws) => `select stage_key as stage, amount > 500000 as large, count(*)::int as count
      from ${ws}.opportunity where deleted_at is null group by 1, 2`,
  );
const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);

/** How many visits the mapping to each version has begun. */
export async function mapped(server: RunningServer): Promise<Record<number, number>> {
  const rows = await askDatabase<{ number: number; count: number }>(
    server,
    (ws) => `select f.number, count(*)::int as count from ${ws}.stage_visit v
      join ${ws}.funnel_version f on f.id = v.version_id where v.entry_kind = 'mapped' group by 1`,
  );
  return Object.fromEntries(rows.map(({ number, count }) => [number, count]));
}

/** Each column of the board holds as many deals as stand there, and none stands twice. */
export async function boardShowsAll(page: Page, rows: readonly Standing[], stages: readonly string[]): Promise<void> {
  await page.goto('/board?funnel=standard&collapsed=-');
  for (const stage of stages) await expectShown(column(page, stage));
  const read = async () => (await readColumns(page)).filter(isOpen);
  const counts = stages.map((stage) => ({ stage, count: sum(rows.filter((row) => row.stage === stage)) }));
  await expect
    .poll(async () => (await read()).map(({ stage, count, ids }) => ({ stage, count, cards: ids.length })))
    .toEqual(counts.map((one) => ({ ...one, cards: one.count })));
  await shot(page, 'journey-7-board');
}

/** What the impact preview has to say of 需求确认 being split by size, and 合同签署 going into 商务谈判. */
export async function impactOfRebuilding(
  server: RunningServer,
): Promise<{ open: number; moved: number; lines: string[] }> {
  const open = (await standing(server)).filter(isOpen);
  const at = (stage: string, large?: boolean) =>
    sum(open.filter((row) => row.stage === stage && (large === undefined || row.large === large)));
  const lines = [
    ['初步接洽', '初步接洽', at('qualify')],
    ['需求确认', '需求确认', at('need', false)],
    ['需求确认', '需求评审', at('need', true)],
    ['方案呈现', '方案呈现', at('solution')],
    ['商务谈判', '商务谈判', at('negotiation')],
    ['合同签署', '商务谈判', at('contract')],
  ] as const;
  return {
    open: sum(open),
    moved: at('need', true) + at('contract'),
    lines: lines
      .filter(([, , count]) => count > 0)
      .map(([from, to, count]) => `${from} → ${to} ${count}`)
      .toSorted(),
  };
}
