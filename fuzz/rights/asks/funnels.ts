import type { CommentsBody } from '#contract/feedback.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { listed, may } from '../oracle.ts';
import type { Asking } from '../reader.ts';
import { checkReferences } from './lists.ts';

const COMMENT = 'POST /api/funnels/{key}/comments';
const COMMENTS = 'GET /api/funnels/{key}/comments';
const SNOOZES = 'POST /api/snoozes';
const ADDRESS = '/api/funnels/standard/comments';

/** Everybody may say something of a funnel and of a deal that one sees, and reads only what one said oneself. */
export async function askComments(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  const deals = listed(world, reader, 'opportunity');
  const record = deals.length > 0 ? roll.pick(deals).id : undefined;
  const said = { stage: 'need', text: reader.name, ...(record ? { record } : {}) };
  const { status, body: made } = await asking.ask<{ id: number }>('POST', ADDRESS, said);
  asking.same(COMMENT, 'of what one sees', 200, status);
  const { body } = await asking.get<CommentsBody>(ADDRESS);
  const mine = body.comments.find(({ id }) => id === made.id);
  asking.same(COMMENTS, 'mine', [reader.id, reader.name, record ?? null], [mine?.by, mine?.text, mine?.record]);
  const others = body.comments.filter(({ by }) => by !== reader.id);
  asking.same(COMMENTS, 'of others', [], others);
  checkReferences(asking, COMMENTS, body.references);
}

/** Silencing needs the right to change; the day is over, so that nothing is silenced by the question. */
export async function askSnoozes(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const deals = listed(world, reader, 'opportunity');
  if (deals.length === 0) return;
  const snoozes = deals.map(({ id }) => ({ id, until: '2000-01-01', reason: 'x' }));
  const { body } = await asking.ask<{ outcomes: OutcomeBody[] }>('POST', '/api/snoozes', {
    object: 'opportunity',
    snoozes,
  });
  for (const [index, fact] of deals.entries()) {
    const outcome = body.outcomes[index];
    const told = outcome?.ok === false ? outcome.issues.map(({ code }) => code) : outcome;
    const expected = may(world, reader, fact, 'update') ? 'out_of_range' : 'no_right';
    asking.same(SNOOZES, `of ${fact.code}`, [expected], told);
  }
}
