import { z } from 'zod';
import { LOCALES } from '#domain/kernel/localized.ts';

export const localeSchema = z.enum(LOCALES);

/** An IANA zone that this server knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: { issue: 'invalid_value' } });
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
