import { z } from 'zod';
import { LOCALES } from '#domain/kernel/localized.ts';

export const localeSchema = z.enum(LOCALES);

/** An IANA zone that this server knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: { issue: 'invalid_value' } });
const word = z.string().trim().min(1).max(40);
const termSchema = z.object({ 'zh-CN': word, 'zh-TW': word.optional(), en: word.optional() });
export const termsSchema = z.record(z.string().max(60), z.object({ singular: termSchema, plural: termSchema }));

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const spansSchema = z.array(z.object({ from: timeSchema, to: timeSchema })).max(4);
/** By weekday, '1' is Monday. */
export const workingHoursSchema = z.object({
  1: spansSchema,
  2: spansSchema,
  3: spansSchema,
  4: spansSchema,
  5: spansSchema,
  6: spansSchema,
  7: spansSchema,
});

const currencySchema = z.string().regex(/^[A-Z]{3}$/);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const workspaceSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    locale: localeSchema,
    timeZone: z.string(),
    currency: z.string(),
    fiscalYearStart: z.int(),
    /** What the company calls its objects, where not as the product does; the labels of /api/objects follow. */
    terms: termsSchema,
    workingHours: workingHoursSchema,
    holidays: z.enum(['cn', 'none']),
    /** Foreign currencies that may be chosen. */
    currencies: z.array(z.string()),
    demo: z.boolean(),
    /** Grows with every change of objects, funnels, roles and people: what was read under another number is stale. */
    definitionsVersion: z.int(),
  })
  .meta({ id: 'Workspace' });
export type WorkspaceBody = z.infer<typeof workspaceSchema>;

export const setupStateSchema = z.object({
  /** Nobody can sign in yet: the set-up page has to be shown. */
  needed: z.boolean(),
  /** The role switcher of the demo is open. */
  demo: z.boolean(),
});
export type SetupState = z.infer<typeof setupStateSchema>;

export const setupSchema = z.object({
  company: z.string().trim().min(1).max(200),
  locale: localeSchema,
  timeZone: timeZoneSchema,
  currency: currencySchema.default('CNY'),
  admin: z.object({
    name: z.string().trim().min(1).max(100),
    email: z.email().max(254),
    password: z.string().min(1).max(1000),
  }),
});
export type SetupBody = z.infer<typeof setupSchema>;
