import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launch, visit } from '../e2e/support/browser.ts';
import { post, setUp } from '../e2e/support/company.ts';
import { create } from '../e2e/support/records.ts';
import { startServer } from '../e2e/support/server.ts';
import { ACTS, type Act, cards, STAGES } from './boardActs.ts';
import { read, report, type TraceEvent, type Watched } from './boardReport.ts';

/**
 * How long the board keeps a reader waiting with 12 000 deals on it: drives Chromium under a trace and reads, for every
 * act, the time from the input to the next picture (Event Timing) and the longest piece of work of the page's main
 * thread, by the clock and by the processor. Writes bench/board-trace.md.
 * Run: node bench/boardTrace.ts [--deals 12000] [--times 20] [--acts divide]
 */
const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '12000' },
    times: { type: 'string', default: '20' },
    acts: { type: 'string', default: '' },
  },
});
const DEALS = Number(options.deals);
const TIMES = Number(options.times);
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
    const acts = ACTS.filter(({ name }) => name.includes(options.acts));
    for (let index = 0; index < TIMES; index += 1) for (const act of acts) await doOnce(page, act, index);
    const { inputs, brought } = await page.evaluate(() => {
      const watched = window as unknown as Watched;
      return { inputs: watched.inputs, brought: watched.brought };
    });
    await stopTrace(session);
    const text = report(DEALS, TIMES, read(events, inputs), brought, await page.evaluate(() => navigator.userAgent));
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

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** Gathers what Event Timing says of every input: when it came, and how long until the next picture. */
async function watchEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.inputs = [];
    watched.brought = {};
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) watched.inputs.push({ at: startTime, took: duration });
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

async function doOnce(page: Page, act: Act, index: number): Promise<void> {
  await act.before?.(page, index);
  await settled(page);
  await page.evaluate((name) => performance.mark(`begin ${name}`), act.name);
  if (act.brings) await watchFor(page, act.name, act.brings);
  await act.run(page, index);
  await settled(page);
  await page.evaluate((name) => performance.mark(`end ${name}`), act.name);
}

async function watchFor(page: Page, act: string, selector: string): Promise<void> {
  await page.evaluate(
    ([name, wanted]) => {
      let last = 0;
      const heard = ({ timeStamp }: Event) => {
        last = timeStamp;
      };
      window.addEventListener('click', heard, true);
      const look = () => {
        if (last === 0 || !document.querySelector(wanted)) return requestAnimationFrame(look);
        window.removeEventListener('click', heard, true);
        const { brought } = window as unknown as Watched;
        brought[name] = [...(brought[name] ?? []), performance.now() - last];
      };
      requestAnimationFrame(look);
    },
    [act, selector] as const,
  );
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

await main();
