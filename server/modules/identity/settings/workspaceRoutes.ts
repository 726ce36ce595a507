import { doneSchema } from '#contract/identity.ts';
import {
  calendarQuery,
  calendarSchema,
  currencySettingsSchema,
  dayParams,
  newRatesSchema,
  rateParams,
  saveCurrenciesSchema,
  saveTermsSchema,
  setDaySchema,
  workspaceSettingsSchema,
} from '#contract/settings.ts';
import type { App } from '#server/platform/http/index.ts';
import { calendarYear, clearDay, setDays } from './calendar.ts';
import { currencySettings, enterRates, removeRate, saveCurrencies } from './currencies.ts';
import { saveTerms } from './saveTerms.ts';
import { saveWorkspace } from './saveWorkspace.ts';

const tags = ['settings'];
const done = { done: true as const };
const answers = { response: { 200: doneSchema } };

/** Settings of the workspace. */
export function workspaceSettingsRoutes(app: App): void {
  app.patch(
    '/api/settings',
    { schema: { summary: 'Change settings of the workspace', tags, body: workspaceSettingsSchema, ...answers } },
    async (request) => {
      await saveWorkspace(request.context, given(request.body));
      return done;
    },
  );
  app.put(
    '/api/settings/terms',
    { schema: { summary: 'What the company calls its objects', tags, body: saveTermsSchema, ...answers } },
    async (request) => {
      await saveTerms(request.context, request.body.terms as Parameters<typeof saveTerms>[1]);
      return done;
    },
  );
  calendarRoutes(app);
  currencyRoutes(app);
}

/** Without the keys that were not sent. */
function given<T extends object>(body: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function calendarRoutes(app: App): void {
  app.get(
    '/api/settings/calendar',
    {
      schema: {
        summary: 'Holidays and worked weekends of a year',
        tags,
        querystring: calendarQuery,
        response: { 200: calendarSchema },
      },
    },
    (request) => calendarYear(request.context, request.query.year),
  );
  app.put(
    '/api/settings/calendar/:day',
    { schema: { summary: 'Make days of the company’s own', tags, params: dayParams, body: setDaySchema, ...answers } },
    async (request) => {
      await setDays(request.context, { ...request.body, day: request.params.day });
      return done;
    },
  );
  app.delete(
    '/api/settings/calendar/:day',
    { schema: { summary: 'Forget a day of the company’s own', tags, params: dayParams, ...answers } },
    async (request) => {
      await clearDay(request.context, request.params.day);
      return done;
    },
  );
}

function currencyRoutes(app: App): void {
  app.get(
    '/api/settings/currencies',
    { schema: { summary: 'Currencies and their rates', tags, response: { 200: currencySettingsSchema } } },
    (request) => currencySettings(request.context),
  );
  app.put(
    '/api/settings/currencies',
    { schema: { summary: 'Which foreign currencies may be chosen', tags, body: saveCurrenciesSchema, ...answers } },
    async (request) => {
      await saveCurrencies(request.context, request.body.currencies);
      return done;
    },
  );
  app.post(
    '/api/settings/rates',
    { schema: { summary: 'Enter rates; deals keep their amounts', tags, body: newRatesSchema, ...answers } },
    async (request) => {
      await enterRates(request.context, request.body.rates);
      return done;
    },
  );
  app.delete(
    '/api/settings/rates/:currency/:validFrom',
    { schema: { summary: 'Take a rate out of the list', tags, params: rateParams, ...answers } },
    async (request) => {
      await removeRate(request.context, request.params.currency, request.params.validFrom);
      return done;
    },
  );
}
