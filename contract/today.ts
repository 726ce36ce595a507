import { z } from 'zod';
import { TODAY_SCOPES } from './choices.ts';
import { recordSchema, referencesSchema } from './records.ts';

export const todayQuery = z.object({ scope: z.enum(TODAY_SCOPES).optional() });

export const CHANGE_KINDS = [
  'created',
  'advanced',
  'back',
  'reopened',
  'won',
  'lost',
  'invalid',
  'amount',
  'closeDate',
  'owner',
] as const;

const figure = z.object({ count: z.int(), amount: z.string() });
const recordsOf = z.object({ count: z.int(), amount: z.string(), items: z.array(recordSchema) });

/** One thing that became different of one deal. Stages, amounts, days and people stand as they were and are. */
const changeSchema = z
  .object({
    seq: z.int(),
    kind: z.enum(CHANGE_KINDS),
    at: z.string(),
    by: z.string().nullable(),
    record: z.object({ id: z.uuid(), title: z.string(), account: z.string().nullable(), amount: z.string() }),
    funnel: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'TodayChange' });
export type TodayChange = z.infer<typeof changeSchema>;

const teamMember = z.object({
  owner: z.uuid(),
  open: figure,
  won: figure,
  stalled: z.int(),
  overdueTasks: z.int(),
  /** When the last follow-up of this person was. */
  lastFollowUp: z.string().nullable(),
});

export const todaySchema = z
  .object({
    day: z.string(),
    scope: z.enum(TODAY_SCOPES),
    /** The reader also sees what others own. */
    hasTeam: z.boolean(),
    tasks: z.object({ overdue: z.int(), today: z.int(), soon: z.int(), items: z.array(recordSchema) }),
    steps: z.object({ due: z.int(), none: z.int(), items: z.array(recordSchema) }),
    stalled: recordsOf,
    /** Open deals whose expected close has passed. */
    pastClose: recordsOf,
    changes: z.object({
      since: z.string(),
      figures: z.record(z.enum(['created', 'advanced', 'back', 'won', 'lost']), figure),
      items: z.array(changeSchema),
      more: z.boolean(),
    }),
    month: z.object({
      won: figure,
      /** As far into the month before. */
      wonBefore: figure,
      created: figure,
      createdBefore: figure,
      /** Open and expected to close by the end of this month. */
      closing: figure.extend({ weighted: z.string() }),
    }),
    team: z.array(teamMember),
    references: referencesSchema,
  })
  .meta({ id: 'Today' });
export type TodayBody = z.infer<typeof todaySchema>;
