import { errorSchema } from '#contract/errors.ts';
import { batchParams, ratePreviewSchema, ratesAppliedSchema } from '#contract/settings.ts';
import type { App } from '#server/platform/http/index.ts';
import { applyRates, previewRates, undoRates } from './rerate.ts';

const tags = ['settings'];
const refusals = { '4xx': errorSchema };

/** New rates for open deals: what they would change, the change, and its undo. */
export function rateRoutes(app: App): void {
  app.get(
    '/api/settings/rates/effect',
    {
      schema: {
        summary: 'What today’s rates would make of open deals',
        tags,
        response: { 200: ratePreviewSchema, ...refusals },
      },
    },
    (request) => previewRates(request.context),
  );
  app.post(
    '/api/settings/rates/apply',
    {
      schema: {
        summary: 'Give open deals the amounts of today’s rates',
        tags,
        response: { 200: ratesAppliedSchema, ...refusals },
      },
    },
    (request) => applyRates(request.context),
  );
  app.post(
    '/api/settings/rates/apply/:batch/undo',
    {
      schema: {
        summary: 'Take such a change back',
        tags,
        params: batchParams,
        response: { 200: ratesAppliedSchema, ...refusals },
      },
    },
    (request) => undoRates(request.context, request.params.batch),
  );
}
