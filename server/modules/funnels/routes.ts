import { errorSchema } from '#contract/errors.ts';
import {
  boardCardsQuerySchema,
  boardCardsSchema,
  boardColumnQuerySchema,
  boardColumnSchema,
  boardLanesQuerySchema,
  boardLanesSchema,
  boardQuerySchema,
  boardSchema,
  checkMoveSchema,
  funnelListSchema,
  funnelParams,
  moveCheckSchema,
  movesSchema,
  newFunnelSchema,
  publishedSchema,
  undoMovesSchema,
} from '#contract/funnels.ts';
import { journeyParams, journeySchema } from '#contract/journey.ts';
import { outcomesSchema } from '#contract/records.ts';
import { versionDefinitionSchema } from '#contract/versions.ts';
import type { App } from '#server/platform/http/index.ts';
import { describeOutcomes } from '../records/index.ts';
import { checkMove } from './checkMove.ts';
import { getFunnels } from './definitions.ts';
import { documentRoutes } from './documents/routes.ts';
import { dwellRoutes } from './dwell/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { moveRecords } from './moveRecords.ts';
import { previewMoves } from './previewMoves.ts';
import { createFunnel, publishVersion } from './publishVersion.ts';
import { board, boardColumn } from './reads/board.ts';
import { boardCards } from './reads/boardCards.ts';
import { boardLanes } from './reads/boardLanes.ts';
import { recordJourney } from './reads/journey.ts';
import { replayRoutes } from './replay/routes.ts';
import { undoMoves } from './undoMoves.ts';
import { unpublishedFunnels } from './versions/findFunnel.ts';
import { versionRoutes } from './versions/routes.ts';
import { trialRoutes } from './versions/trialRoutes.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

export function funnelRoutes(app: App): void {
  definitions(app);
  moves(app);
  boards(app);
  replayRoutes(app);
  documentRoutes(app);
  versionRoutes(app);
  dwellRoutes(app);
  feedbackRoutes(app);
  trialRoutes(app);
}

function definitions(app: App): void {
  app.get(
    '/api/funnels',
    { schema: { tags, summary: 'Funnels with their live versions, and phases', response: { 200: funnelListSchema } } },
    async (request) => {
      const { all, phases } = await getFunnels(request.context);
      return { funnels: [...all], phases: [...phases], unpublished: await unpublishedFunnels(request.context) };
    },
  );
  app.post(
    '/api/funnels',
    {
      schema: {
        tags,
        summary: 'Create a funnel; its first version is live at once',
        body: newFunnelSchema,
        response: { 200: publishedSchema, ...refusals },
      },
    },
    async (request) => {
      const { stages, transitions, ...funnel } = request.body;
      return createFunnel(request.context, funnel, { stages, transitions });
    },
  );
  app.put(
    '/api/funnels/:key/version',
    {
      schema: {
        tags,
        summary: 'Publish a new version of a funnel; the former one is retired and kept',
        params: funnelParams,
        body: versionDefinitionSchema,
        response: { 200: publishedSchema, ...refusals },
      },
    },
    async (request) => publishVersion(request.context, request.params.key, request.body),
  );
}

function moves(app: App): void {
  const response = { 200: outcomesSchema, ...refusals };
  app.post(
    '/api/moves',
    {
      schema: {
        tags,
        summary: 'Move records to other stages; every gate is asked, each move succeeds or is refused by itself',
        description: 'With `dryRun` nothing is written: the answer says what would become of each.',
        body: movesSchema,
        response,
      },
    },
    async (request) => {
      const { object, moves: asked, dryRun } = request.body;
      const write = dryRun ? previewMoves : moveRecords;
      const commands = asked.map(({ at, ...move }) => ({ ...move, ...(at ? { at: new Date(at) } : {}) }));
      return describeOutcomes(app, request, object, await write(request.context, object, commands));
    },
  );
  app.post(
    '/api/moves/check',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'What a move would still need, without making it',
        body: checkMoveSchema,
        response: { 200: moveCheckSchema, ...refusals },
      },
    },
    async (request) => {
      const { object, ...command } = request.body;
      const check = await checkMove(request.context, object, command);
      return { ...check, issues: await app.describeIssues(request, check.issues, object) };
    },
  );
  app.post(
    '/api/moves/undo',
    {
      schema: {
        tags,
        summary: 'Take back moves that one has made within the last minute',
        body: undoMovesSchema,
        response,
      },
    },
    async (request) => {
      const { object, moves: asked } = request.body;
      return describeOutcomes(app, request, object, await undoMoves(request.context, object, asked));
    },
  );
}

function boards(app: App): void {
  app.post(
    '/api/board',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'A funnel as columns: totals and first cards of every stage',
        body: boardQuerySchema,
        response: { 200: boardSchema, ...refusals },
      },
    },
    async (request) => board(request.context, request.body),
  );
  app.post(
    '/api/board/column',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'More cards of one column',
        body: boardColumnQuerySchema,
        response: { 200: boardColumnSchema, ...refusals },
      },
    },
    async (request) => boardColumn(request.context, request.body),
  );
  app.post(
    '/api/board/lanes',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'A funnel divided by a field: totals of every lane and stage',
        body: boardLanesQuerySchema,
        response: { 200: boardLanesSchema, ...refusals },
      },
    },
    async (request) => boardLanes(request.context, request.body),
  );
  app.post(
    '/api/board/cards',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'Where some records stand on a board now, with all its totals',
        body: boardCardsQuerySchema,
        response: { 200: boardCardsSchema, ...refusals },
      },
    },
    async (request) => boardCards(request.context, request.body),
  );
  app.get(
    '/api/journey/:object/:id',
    {
      schema: {
        tags,
        summary: 'The way of one record through its funnel',
        params: journeyParams,
        response: { 200: journeySchema, ...refusals },
      },
    },
    async (request) => {
      const { object, id } = request.params;
      const journey = await recordJourney(request.context, object, id);
      const next = journey.next && {
        ...journey.next,
        issues: await app.describeIssues(request, journey.next.issues, object),
      };
      return { ...journey, next };
    },
  );
}
