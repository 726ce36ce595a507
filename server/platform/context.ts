import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Actor } from '#domain/identity/types.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { Terms } from '#domain/kernel/terms.ts';
import type { WorkingHours } from '#domain/kernel/workCalendar.ts';

/** The way by which an act came in; stands in the event log. Append only. */
export const DOORS = { page: 1, api: 2, cli: 3, import: 4, bulk: 5, automation: 6, system: 7, approval: 8 } as const;
export type Door = keyof typeof DOORS;

export type Workspace = {
  id: number;
  slug: string;
  /** `ws_<slug>` */
  schema: string;
  name: string;
  locale: Locale;
  timeZone: string;
  currency: string;
  /** Month (1–12) in which the fiscal year begins. */
  fiscalYearStart: number;
  /** What the company calls its objects, where not as the product does. */
  terms: Terms;
  workingHours: WorkingHours;
  /** Whose statutory holidays are kept. */
  holidays: 'cn' | 'none';
  /** Foreign currencies that may be chosen. */
  currencies: string[];
  /** Those that could be once and may stand in records. */
  retiredCurrencies: string[];
  demo: boolean;
  epoch: number;
  definitionsVersion: number;
};

/** `owner` may change definitions and tables; everything else goes through `app`. */
export type Pools = { owner: Pool; app: Pool };

/** What every verb is given: who, where, by which door, when. */
export type Context = {
  pools: Pools;
  workspace: Workspace;
  actor: Actor;
  door: Door;
  locale: Locale;
  now: Date;
  log: Logger;
  /** Who really looks, while an administrator sees the product as `actor`. Nothing may be written then. */
  viewer?: { userId: string; name: string };
  /** Import or bulk change that this act belongs to. */
  batchId?: number;
};
