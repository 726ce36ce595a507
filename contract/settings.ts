import { z } from 'zod';
import { isDay } from '#domain/kernel/calendar.ts';
import { isCurrency } from '#domain/kernel/currency.ts';
import { areSpansSound } from '#domain/kernel/workCalendar.ts';
import { localeSchema, termsSchema, timeZoneSchema, workingHoursSchema } from './workspace.ts';

const invalid = { params: { issue: 'invalid_value' } };
const daySchema = z.string().refine(isDay, { params: { issue: 'not_a_date' } });
const currencySchema = z.string().max(3).refine(isCurrency, invalid);
const rateSchema = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/)
  .refine((text) => /[1-9]/.test(text), invalid);

export const workspaceSettingsSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  locale: localeSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  fiscalYearStart: z.int().min(1).max(12).optional(),
  workingHours: workingHoursSchema
    .refine((hours) => Object.values(hours).every(areSpansSound), invalid)
    .refine((hours) => Object.values(hours).some((spans) => spans.length > 0), invalid)
    .optional(),
  holidays: z.enum(['cn', 'none']).optional(),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

// ── Words ──
/** Objects that are left out are called as the product calls them. */
export const saveTermsSchema = z.object({ terms: termsSchema });

// ── Calendar ──
export const calendarQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100) });
export const calendarDaySchema = z.object({
  day: z.string(),
  kind: z.enum(['off', 'work']),
  name: z.string(),
  /** Set by the company, not by the statutory holidays. */
  own: z.boolean(),
});
export const calendarSchema = z
  .object({
    year: z.int(),
    /** The statutory holidays of this year are known to this version. */
    known: z.boolean(),
    days: z.array(calendarDaySchema),
    /** Workdays in each month. */
    workdays: z.array(z.int()),
  })
  .meta({ id: 'WorkCalendar' });
export type CalendarBody = z.infer<typeof calendarSchema>;
export const dayParams = z.object({ day: daySchema });
export const setDaySchema = z.object({
  /** Left out with `to`: one day. */
  to: daySchema.optional(),
  kind: z.enum(['off', 'work']),
  name: z.string().trim().min(1).max(60),
});

// ── Currencies ──
export const currencySettingsSchema = z
  .object({
    base: z.string(),
    currencies: z.array(z.string()),
    rates: z.array(
      z.object({
        currency: z.string(),
        validFrom: z.string(),
        /** What one unit is worth in the base currency. */
        rate: z.string(),
        enteredAt: z.iso.datetime(),
        enteredBy: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Currencies' });
export type CurrencySettings = z.infer<typeof currencySettingsSchema>;
export const saveCurrenciesSchema = z.object({ currencies: z.array(currencySchema).max(30) });
export const newRatesSchema = z.object({
  rates: z
    .array(z.object({ currency: currencySchema, validFrom: daySchema, rate: rateSchema }))
    .min(1)
    .max(500),
});
export const rateParams = z.object({ currency: currencySchema, validFrom: daySchema });

export const ratePreviewSchema = z
  .object({
    /** Open deals in foreign currencies, and those whose amount changes. */
    open: z.int(),
    changing: z.int(),
    before: z.string(),
    after: z.string(),
    /** Currencies of open deals without a rate for today. */
    missing: z.array(z.string()),
    byCurrency: z.array(
      z.object({
        currency: z.string(),
        count: z.int(),
        amount: z.string(),
        rate: z.string().nullable(),
        before: z.string(),
        after: z.string(),
      }),
    ),
  })
  .meta({ id: 'RatePreview' });
export type RatePreview = z.infer<typeof ratePreviewSchema>;
export const ratesAppliedSchema = z.object({
  /** Names the act, for its undo. */
  batch: z.int().nullable(),
  changed: z.int(),
  /** Changed by others meanwhile: left as they are. */
  left: z.int(),
});
export type RatesApplied = z.infer<typeof ratesAppliedSchema>;
export const batchParams = z.object({ batch: z.coerce.number().int().positive() });

// ── Person ──
export const profileSchema = z.object({ name: z.string().trim().min(1).max(100) });
export const mySessionSchema = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    address: z.string().nullable(),
    agent: z.string().nullable(),
  })
  .meta({ id: 'MySession' });
export type MySession = z.infer<typeof mySessionSchema>;
export const mySessionsSchema = z.object({ sessions: z.array(mySessionSchema) });
