import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launch, visit } from '../e2e/support/browser.ts';
import { post, setUp } from '../e2e/support/company.ts';
import { create } from '../e2e/support/records.ts';
import { startServer } from '../e2e/support/server.ts';

/**
 * How long the board keeps a reader waiting with 12 000 deals on it: drives Chromium under a trace and reads, for every
 * act, the time from the input to the next picture (Event Timing) and the longest piece of work of the page's main
 * thread, by the clock and by the processor. Writes bench/board-trace.md. Run: node bench/boardTrace.ts [--deals 12000]
 */
const { values: options } = parseArgs({
  options: { deals: { type: 'string', default: '12000' }, times: { type: 'string', default: '20' } },
});
const DEALS = Number(options.deals);
const TIMES = Number(options.times);
const STAGES = ['qualify', 'need', 'solution', 'negotiation', 'contract'];

type Act = {
  name: string;
  before?: (page: Page, index: number) => Promise<void>;
  run: (page: Page, index: number) => Promise<void>;
};
const search = (page: Page) => page.getByPlaceholder('客户或名称');
const cards = (page: Page, stage: string) => page.locator(`[data-column="${stage}"] [data-card]`);
const gate = (page: Page) => page.getByRole('complementary', { name: /^推进到/ });

async function divide(page: Page, by: string): Promise<void> {
  await page.getByRole('button', { name: /^分道/ }).click();
  await page.getByRole('button', { name: by, exact: true }).last().click();
  await page.waitForTimeout(800);
}

async function clearSearch(page: Page): Promise<void> {
  await search(page).fill('');
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('q'));
  await cards(page, 'need').first().waitFor();
}

async function closeGate(page: Page): Promise<void> {
  if (!(await gate(page).isVisible())) return;
  await gate(page).getByRole('button', { name: '取消' }).click();
  await gate(page).waitFor({ state: 'hidden' });
}

async function lift(page: Page): Promise<void> {
  const none = page.getByRole('button', { name: '取消选择' });
  if (await none.isVisible()) await none.click();
  const box = await cards(page, 'need').nth(1).boundingBox();
  if (!box) throw new Error('no card to lift');
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 20, { steps: 3 });
}

async function over(page: Page, stage: string): Promise<void> {
  const box = await page.locator(`[data-column="${stage}"]`).boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + 300, { steps: 6 });
}

const ACTS: readonly Act[] = [
  {
    name: 'type a letter into the search',
    before: clearSearch,
    run: async (page) => {
      await search(page).press('1');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'arrow key to another card',
    before: async (page) => {
      await clearSearch(page);
      await cards(page, 'need').first().focus();
    },
    run: async (page, index) => page.keyboard.press(index % 2 ? 'ArrowDown' : 'ArrowRight'),
  },
  {
    name: 'select a card',
    run: async (page, index) =>
      cards(page, 'need')
        .nth(index % 4)
        .click({ modifiers: ['Control'] }),
  },
  {
    name: 'select a whole column',
    run: async (page) => page.locator('[data-column="solution"]').getByRole('button', { name: '全选' }).click(),
  },
  {
    name: 'open the gate panel by key',
    before: closeGate,
    run: async (page, index) => {
      await cards(page, 'qualify')
        .nth(index % 3)
        .press('Shift+ArrowRight');
      await gate(page).waitFor();
    },
  },
  {
    name: 'close the gate panel',
    before: async (page) => {
      if (await gate(page).isVisible()) return;
      await cards(page, 'qualify').first().press('Shift+ArrowRight');
      await gate(page).waitFor();
    },
    run: closeGate,
  },
  { name: 'lift a card', before: closeGate, run: lift },
  { name: 'carry a card over the columns', run: async (page, index) => over(page, STAGES[1 + (index % 4)]!) },
  {
    name: 'put a card down',
    run: async (page) => {
      await page.keyboard.press('Escape');
      await page.mouse.up();
    },
  },
  {
    name: 'drop a card into the next column',
    before: async (page) => {
      await lift(page);
      await over(page, 'solution');
    },
    run: async (page) => {
      await page.mouse.up();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'scroll a column',
    before: closeGate,
    run: async (page) => {
      await cards(page, 'negotiation').first().hover();
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(120);
    },
  },
  { name: 'divide by owner', before: closeGate, run: (page) => divide(page, '负责人') },
  { name: 'undivide', run: (page) => divide(page, '不分') },
];

/** ms: from input to the next picture; the longest piece of work of the main thread, and what of it the processor did. */
type Reading = { event: number; task: number; cpu: number };
type TraceEvent = { name: string; ph: string; ts: number; dur?: number; tdur?: number; tid: number; pid: number };

async function main(): Promise<void> {
  const [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  try {
    const { page, context } = await visit(browser, server.address, { size: { width: 1760, height: 1000 } });
    await setUp(context, '一万二千条商机');
    await fillFunnel(context);
    await page.goto('/board?funnel=standard&collapsed=-');
    await cards(page, 'contract').first().waitFor();
    await watchEvents(page);
    const session = await context.newCDPSession(page);
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: CATEGORIES },
    });
    for (let index = 0; index < TIMES; index += 1) for (const act of ACTS) await doOnce(page, act, index);
    const inputs = await page.evaluate(() => (window as unknown as Watched).inputs);
    await stopTrace(session);
    const text = report(read(events, inputs), await page.evaluate(() => navigator.userAgent));
    writeFileSync(join(import.meta.dirname, 'board-trace.md'), text);
    process.stdout.write(text);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function fillFunnel(context: BrowserContext): Promise<void> {
  const account = await create(context, 'account', { name: '沃岭机电有限公司' });
  const decisionMaker = await create(context, 'contact', { name: '季文博', account });
  const step = 500;
  for (let from = 0; from < DEALS; from += step) {
    const indices = Array.from({ length: Math.min(step, DEALS - from) }, (_, index) => from + index);
    const stageOf = (index: number) => STAGES[index % 10 < 5 ? 0 : (index % 5) % STAGES.length] ?? 'qualify';
    const records = indices.map((index) => ({
      values: {
        name: `交易 ${index}`,
        account,
        amount: String(10_000 + index),
        ...(stageOf(index) === 'qualify'
          ? {}
          : {
              expectedCloseDate: '2027-03-31',
              need: '统一排产',
              decisionMaker,
              budget: '900000',
              paymentTerms: '三七',
              budgetConfirmed: true,
            }),
      },
    }));
    const { outcomes } = await post<{ outcomes: { id: string }[] }>(context, '/api/records/opportunity', { records });
    const moves = outcomes.flatMap(({ id }, at) => {
      const to = stageOf(indices[at] ?? 0);
      return to === 'qualify' ? [] : [{ id, to }];
    });
    if (moves.length > 0) await post(context, '/api/moves', { object: 'opportunity', moves });
  }
}

type Watched = { inputs: { at: number; took: number }[] };
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** Gathers what Event Timing says of every input: when it came, and how long until the next picture. */
async function watchEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.inputs = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) watched.inputs.push({ at: startTime, took: duration });
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

async function doOnce(page: Page, act: Act, index: number): Promise<void> {
  await act.before?.(page, index);
  await settled(page);
  await page.evaluate((name) => performance.mark(`begin ${name}`), act.name);
  await act.run(page, index);
  await settled(page);
  await page.evaluate((name) => performance.mark(`end ${name}`), act.name);
}

/** Two pictures later, with nothing left to do. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(resolve, { timeout: 500 })));
      }),
  );

async function stopTrace(session: CDPSession): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  session.once('Tracing.tracingComplete', () => resolve());
  await session.send('Tracing.end');
  await promise;
}

/** By act: the worst of every single time it was done. */
function read(events: readonly TraceEvent[], inputs: Watched['inputs']): Map<string, Reading[]> {
  const marks = events.filter(({ name }) => /^(begin|end) /.test(name)).toSorted((a, b) => a.ts - b.ts);
  const main = marks[0];
  const tasks = events.filter(
    ({ name, tid, pid, ph }) => name.endsWith('RunTask') && ph === 'X' && tid === main?.tid && pid === main.pid,
  );
  const times = marks.flatMap(
    (mark) => (mark as TraceEvent & { args?: { data?: { startTime?: number } } }).args?.data?.startTime ?? [],
  );
  const found = new Map<string, Reading[]>();
  marks.forEach((mark, at) => {
    if (!mark.name.startsWith('begin ')) return;
    const end = marks[at + 1];
    if (!end) return;
    const inside = tasks.filter(({ ts }) => ts >= mark.ts && ts <= end.ts);
    const felt = inputs.filter((input) => input.at >= (times[at] ?? 0) && input.at <= (times[at + 1] ?? 0));
    const name = mark.name.slice('begin '.length);
    const reading = {
      event: Math.max(0, ...felt.map(({ took }) => took)),
      task: Math.max(0, ...inside.map(({ dur = 0 }) => dur / 1_000)),
      cpu: Math.max(0, ...inside.map(({ tdur = 0 }) => tdur / 1_000)),
    };
    found.set(name, [...(found.get(name) ?? []), reading]);
  });
  return found;
}

function report(found: ReadonlyMap<string, readonly Reading[]>, userAgent: string): string {
  const at = (readings: readonly Reading[], key: keyof Reading, share: number) => {
    const sorted = readings.map((reading) => reading[key]).toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  };
  const row = ([name, readings]: [string, readonly Reading[]]) => {
    const cells = (['event', 'task', 'cpu'] as const).map((key) =>
      [0.5, 0.95, 1].map((share) => at(readings, key, share)).join(' / '),
    );
    return `| ${name} | ${readings.length} | ${cells.join(' | ')} |`;
  };
  const [cpu] = cpus();
  return [
    '# The board with many deals',
    '',
    'Made by `node bench/boardTrace.ts` (the web app built, Chromium present): a company of its own, one funnel, one reader',
    'who sees every deal. p50 / p95 / worst, in ms.',
    '',
    `- ${new Date().toISOString().slice(0, 10)}, ${DEALS} open deals, every act ${TIMES} times`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; load ${loadavg()[0]?.toFixed(1)} when it ended; server and database on the same machine`,
    `- ${/Chrome\/[\d.]+/.exec(userAgent)?.[0]}, 1760 × 1000`,
    '',
    '| act | times | input to next picture | longest task, clock | longest task, processor |',
    '|---|---|---|---|---|',
    ...[...found].map(row),
    '',
    'Event Timing rounds to 8 ms and leaves out what is shorter than 16 ms (0 here). The processor column leaves out the time',
    'in which other programs of the machine had the core.',
    '',
  ].join('\n');
}

await main();
