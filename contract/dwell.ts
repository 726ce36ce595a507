import { z } from 'zod';
import { DWELL_STATES } from '#domain/funnels/dwell.ts';
import { DAY_KINDS } from '#domain/funnels/types.ts';
import { isDay } from '#domain/kernel/calendar.ts';
import { workingHoursSchema } from './workspace.ts';

const keySchema = z.string().min(1).max(43);
const daySchema = z.string().refine(isDay, { params: { issue: 'not_a_date' } });

/** How long a record has been standing in its stage, in the days of its limit. */
export const staySchema = z
  .object({
    days: z.int(),
    unit: z.enum(DAY_KINDS),
    /** `near`: from 80 % of the limit on; `over`: past it. */
    state: z.enum(DWELL_STATES),
    limit: z.int().optional(),
    /** Days until the limit; 0 on its last day, negative after it. */
    left: z.int().optional(),
  })
  .meta({ id: 'Stay' });

/** Until when nobody is warned of a long stay, and why. */
export const snoozedSchema = z.object({ until: z.string(), reason: z.string() }).meta({ id: 'Snoozed' });

const teamSchema = z.object({ departments: z.array(z.uuid()), people: z.array(z.uuid()) });

/** What tells how long records may stand in their stages, and by which days that is counted. */
export const dwellSchema = z
  .object({
    timeZone: z.string(),
    calendar: z.object({ hours: workingHoursSchema, days: z.record(z.string(), z.enum(['off', 'work'])) }),
    /** `only` and `except`: where a pilot runs, whose records the limit holds for. */
    limits: z.array(
      z.object({
        funnel: z.string(),
        stage: z.string(),
        days: z.int(),
        unit: z.enum(DAY_KINDS),
        only: teamSchema.optional(),
        except: teamSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'Dwell' });
export type DwellBody = z.infer<typeof dwellSchema>;

export const snoozesSchema = z.object({
  object: keySchema,
  snoozes: z
    .array(
      z.object({
        id: z.uuid(),
        version: z.int().min(1).optional(),
        /** The day on which it counts again; null ends a snooze. */
        until: daySchema.nullable(),
        reason: z.string().trim().max(500).default(''),
      }),
    )
    .min(1)
    .max(1000),
});
