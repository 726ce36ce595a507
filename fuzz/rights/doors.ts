/**
 * Every door of the product's own document, and why it can or cannot tell of a record. A door that is not here fails the test, so
 * that whoever adds one decides: doors that answer with records, numbers or files of them are asked (`asks/`), as every reader.
 */
export const DOORS: Record<Kind, readonly string[]> = {
  /** Answers with records, counts, sums, files or news of them, or changes them: asked and compared with the oracle. */
  asked: [
    'POST /api/records/{object}',
    'PATCH /api/records/{object}',
    'POST /api/records/{object}/delete',
    'POST /api/records/{object}/restore',
    'POST /api/records/{object}/query',
    'POST /api/records/{object}/place',
    'POST /api/records/{object}/lookup',
    'GET /api/records/{object}/{id}',
    'GET /api/records/{object}/{id}/history',
    'GET /api/records/{object}/{id}/files',
    'GET /api/search',
    'GET /api/files/{id}',
    'POST /api/moves',
    'POST /api/moves/check',
    'POST /api/moves/undo',
    'POST /api/board',
    'POST /api/board/column',
    'POST /api/board/lanes',
    'POST /api/board/cards',
    'GET /api/journey/{object}/{id}',
    'POST /api/leads/{id}/accept',
    'POST /api/leads/{id}/reject',
    'POST /api/leads/{id}/convert',
    'POST /api/measures/query',
    'POST /api/measures/records',
    'POST /api/measures/funnel',
    'GET /api/live',
    'GET /api/notifications',
    'GET /api/today',
    'POST /api/exports/measured',
    'POST /api/exports/{object}',
    'GET /api/exports/{object}',
  ],
  /** The same question as `POST /api/measures/query`, written into a workbook; compared cell by cell in the tests of exports. */
  sameNumbers: ['POST /api/exports/figures'],
  /** About who asks: session, tokens, preferences, what one uploads. */
  ownAffairs: [
    'GET /api/session',
    'POST /api/session',
    'DELETE /api/session',
    'POST /api/session/link',
    'POST /api/session/preferences',
    'POST /api/session/password',
    'GET /api/setup',
    'POST /api/setup',
    'GET /api/demo/personas',
    'POST /api/demo/sign-in',
    'GET /api/tokens',
    'POST /api/tokens',
    'DELETE /api/tokens/{id}',
    'PATCH /api/session/profile',
    'GET /api/sessions',
    'DELETE /api/sessions',
    'DELETE /api/sessions/{id}',
    'POST /api/session/see-as',
    'DELETE /api/session/see-as',
    'POST /api/files',
    'POST /api/notifications/read',
    'GET /api/notifications/preferences',
    'PUT /api/notifications/preferences',
  ],
  /** People and the organisation: who may read those is decided by peopleReach, not by records. */
  people: [
    'GET /api/users',
    'POST /api/users',
    'GET /api/users/{id}',
    'PATCH /api/users/{id}',
    'POST /api/users/{id}/sign-in-link',
    'GET /api/departments',
    'POST /api/departments',
    'GET /api/departments/{id}/move',
    'PATCH /api/departments/{id}',
    'GET /api/roles',
    'POST /api/roles',
    'PATCH /api/roles/{key}',
    'GET /api/people',
    'GET /api/people/{id}',
    'POST /api/people/invitations',
    'POST /api/people/{id}/invitation',
    'DELETE /api/people/{id}/invitation',
    'GET /api/users/{id}/hand-over',
    'POST /api/users/{id}/hand-over',
    'DELETE /api/users/{id}/hand-over',
    'POST /api/users/{id}/deactivate',
    'GET /api/access-log',
  ],
  /** Counts over all records, only for who manages the workspace; everybody else must be refused. */
  managed: [
    'GET /api/settings/rates/effect',
    'POST /api/settings/rates/apply',
    'POST /api/settings/rates/apply/{batch}/undo',
  ],
  /** Objects, funnels, settings: the same for everybody in the company. */
  definitions: [
    'PATCH /api/settings',
    'PUT /api/settings/terms',
    'GET /api/settings/calendar',
    'PUT /api/settings/calendar/{day}',
    'DELETE /api/settings/calendar/{day}',
    'GET /api/settings/currencies',
    'PUT /api/settings/currencies',
    'POST /api/settings/rates',
    'DELETE /api/settings/rates/{currency}/{validFrom}',
    'GET /api/objects',
    'POST /api/objects/{object}/fields',
    'GET /api/funnels',
    'POST /api/funnels',
    'POST /api/funnels/{key}/replay',
    'PUT /api/funnels/{key}/version',
    'GET /api/measures',
  ],
  /** Named addresses: what they show is asked at the doors of records. */
  views: [
    'GET /api/views',
    'POST /api/views',
    'PATCH /api/views/{id}',
    'DELETE /api/views/{id}',
    'PUT /api/views/default',
  ],
  /** What one imported oneself; needs the ability. */
  ownImports: [
    'POST /api/imports',
    'GET /api/imports',
    'POST /api/imports/proposal/{object}',
    'POST /api/imports/uploads',
    'GET /api/imports/uploads/{id}',
    'DELETE /api/imports/uploads/{id}',
    'POST /api/imports/uploads/{id}/inspect',
    'POST /api/imports/uploads/{id}/try',
    'POST /api/imports/uploads/{id}/start',
    'GET /api/imports/mappings',
    'PUT /api/imports/mappings',
    'DELETE /api/imports/mappings/{id}',
    'GET /api/imports/{id}',
    'POST /api/imports/{id}/resume',
    'POST /api/imports/{id}/cancel',
    'POST /api/imports/{id}/undo',
    'GET /api/imports/{id}/undo',
    'GET /api/imports/{id}/records',
    'GET /api/imports/{id}/errors',
  ],
};

export type Kind =
  | 'asked'
  | 'sameNumbers'
  | 'ownAffairs'
  | 'people'
  | 'managed'
  | 'definitions'
  | 'views'
  | 'ownImports';
