import { errorSchema } from '#contract/errors.ts';
import { funnelParams } from '#contract/funnels.ts';
import {
  compareQuery,
  comparisonSchema,
  draftIssuesSchema,
  draftSavedSchema,
  draftSchema,
  funnelFromTemplateSchema,
  funnelMadeSchema,
  funnelPatchSchema,
  funnelVersionsSchema,
  newDraftSchema,
  templatesSchema,
  versionParams,
  versionSchema,
} from '#contract/versions.ts';
import type { App } from '#server/platform/http/index.ts';
import { impactRoutes } from '../impact/routes.ts';
import { libraryRoutes } from '../shared/routes.ts';
import { summaryBody, versionBody } from './bodies.ts';
import { checkDraft } from './checkDraft.ts';
import { createDraft } from './createDraft.ts';
import { editFunnel } from './editFunnel.ts';
import { createFromTemplate, listTemplates } from './fromTemplate.ts';
import { holdingRoutes } from './holdingRoutes.ts';
import { compareVersionsOf, funnelVersions, readVersion } from './readVersions.ts';
import { discardDraft, saveDraft } from './saveDraft.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

export function versionRoutes(app: App): void {
  reading(app);
  templates(app);
  drafts(app);
  holdingRoutes(app);
  impactRoutes(app);
  libraryRoutes(app);
}

function reading(app: App): void {
  app.get(
    '/api/funnels/:key',
    {
      schema: {
        tags,
        summary: 'A funnel with all its versions: drafts, pilot, live and former ones',
        params: funnelParams,
        response: { 200: funnelVersionsSchema, ...refusals },
      },
    },
    async (request) => {
      const { versions, ...funnel } = await funnelVersions(request.context, request.params.key);
      return { ...funnel, versions: versions.map(summaryBody) };
    },
  );
  app.patch(
    '/api/funnels/:key',
    {
      schema: {
        tags,
        summary: 'Rename or order a funnel, or change how far back it learns or the rule by which new records go there',
        params: funnelParams,
        body: funnelPatchSchema,
        response: refusals,
      },
    },
    async (request, reply) => {
      await editFunnel(request.context, request.params.key, request.body);
      reply.code(204);
    },
  );
  app.get(
    '/api/funnels/:key/versions/:id',
    {
      schema: {
        tags,
        summary: 'One version of a funnel, whole',
        params: versionParams,
        response: { 200: versionSchema, ...refusals },
      },
    },
    async (request) => {
      const { key, id } = request.params;
      return versionBody(await readVersion(request.context, key, id));
    },
  );
  app.get(
    '/api/funnels/:key/compare',
    {
      schema: {
        tags,
        summary: 'Two versions of a funnel side by side',
        params: funnelParams,
        querystring: compareQuery,
        response: { 200: comparisonSchema, ...refusals },
      },
    },
    async (request) => {
      const compared = await compareVersionsOf(request.context, request.params.key, request.query);
      return { ...compared, before: versionBody(compared.before), after: versionBody(compared.after) };
    },
  );
}

function templates(app: App): void {
  app.get(
    '/api/funnels/templates',
    { schema: { tags, summary: 'Funnels that come with the product', response: { 200: templatesSchema } } },
    async (request) => ({ templates: listTemplates(request.context) }),
  );
  app.post(
    '/api/funnels/from-template',
    {
      schema: {
        tags,
        summary: 'Create a funnel from a template: live at once where the object had none, else as a draft',
        body: funnelFromTemplateSchema,
        response: { 200: funnelMadeSchema, ...refusals },
      },
    },
    async (request) => createFromTemplate(request.context, request.body),
  );
}

function drafts(app: App): void {
  app.post(
    '/api/funnels/:key/drafts',
    {
      schema: {
        tags,
        summary: 'Begin a draft as a copy of any version, or of a template',
        params: funnelParams,
        body: newDraftSchema,
        response: { 200: draftSavedSchema, ...refusals },
      },
    },
    async (request) => createDraft(request.context, request.params.key, request.body),
  );
  app.put(
    '/api/funnels/:key/drafts/:id',
    {
      schema: {
        tags,
        summary: 'Save a whole draft; a conflict when somebody else has saved it since',
        params: versionParams,
        body: draftSchema,
        response: { 200: draftSavedSchema, ...refusals },
      },
    },
    async (request) => saveDraft(request.context, request.params.key, request.params.id, request.body),
  );
  app.delete(
    '/api/funnels/:key/drafts/:id',
    { schema: { tags, summary: 'Discard a draft', params: versionParams, response: refusals } },
    async (request, reply) => {
      await discardDraft(request.context, request.params.key, request.params.id);
      reply.code(204);
    },
  );
  app.post(
    '/api/funnels/:key/drafts/:id/check',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'What still keeps a draft from being published, by path',
        params: versionParams,
        response: { 200: draftIssuesSchema, ...refusals },
      },
    },
    async (request) => {
      const issues = await checkDraft(request.context, request.params.key, request.params.id);
      return { issues: await app.describeIssues(request, issues) };
    },
  );
}
