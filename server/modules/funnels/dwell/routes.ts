import { dwellSchema, snoozesSchema } from '#contract/dwell.ts';
import { errorSchema } from '#contract/errors.ts';
import { outcomesSchema } from '#contract/records.ts';
import type { StageLimit, Team } from '#domain/funnels/index.ts';
import type { App } from '#server/platform/http/index.ts';
import { describeOutcomes } from '../../records/index.ts';
import { dwellOf } from './dwellOf.ts';
import { snooze } from './snooze.ts';

const tags = ['funnels'];

const tellTeam = ({ departments, people }: Team) => ({ departments: [...departments], people: [...people] });
const tellLimit = ({ only, except, ...limit }: StageLimit) => ({
  ...limit,
  ...(only ? { only: tellTeam(only) } : {}),
  ...(except ? { except: tellTeam(except) } : {}),
});

export function dwellRoutes(app: App): void {
  app.get(
    '/api/dwell',
    {
      schema: {
        tags,
        summary: 'How long records may stand in their stages, and the calendar by which the days are counted',
        response: { 200: dwellSchema },
      },
    },
    async (request) => {
      const { ground, limits } = await dwellOf(request.context);
      return {
        timeZone: ground.timeZone,
        calendar: { ...ground.calendar, days: { ...ground.calendar.days } },
        limits: limits.map(tellLimit),
      };
    },
  );
  app.post(
    '/api/snoozes',
    {
      schema: {
        tags,
        summary: 'Silence the warnings of a long stay until a day, with the reason; without a day, end that',
        body: snoozesSchema,
        response: { 200: outcomesSchema, '4xx': errorSchema },
      },
    },
    async (request) => {
      const { object, snoozes } = request.body;
      return describeOutcomes(app, request, object, await snooze(request.context, object, snoozes));
    },
  );
}
