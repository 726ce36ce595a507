import { createdTokenSchema, doneSchema, idParams, newTokenSchema, tokenListSchema } from '#contract/identity.ts';
import type { App } from '#server/platform/http/index.ts';
import { createApiToken } from '../createApiToken.ts';
import { listTokens } from '../listTokens.ts';
import { revokeToken } from '../revokeToken.ts';

const tags = ['tokens'];

export function tokenRoutes(app: App): void {
  app.get(
    '/api/tokens',
    { schema: { summary: 'My API tokens', tags, response: { 200: tokenListSchema } } },
    async (request) => ({ tokens: await listTokens(request.context) }),
  );

  app.post(
    '/api/tokens',
    {
      schema: {
        summary: 'Make an API token with my rights; its text is shown this once',
        tags,
        body: newTokenSchema,
        response: { 200: createdTokenSchema },
      },
    },
    (request) => {
      const { name, expiresAt, readOnly = false } = request.body;
      return createApiToken(request.context, {
        name,
        readOnly,
        expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      });
    },
  );

  app.delete(
    '/api/tokens/:id',
    { schema: { summary: 'Revoke an API token', tags, params: idParams, response: { 200: doneSchema } } },
    async (request) => {
      await revokeToken(request.context, request.params);
      return { done: true as const };
    },
  );
}
