import swagger, { type SwaggerTransform } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { errorSchema } from '#contract/errors.ts';
import type { App } from './types.ts';

const DOCUMENT = '/api/openapi.json';

/** Describes every route that is registered afterwards: `/api/openapi.json`, and `/api/docs` to browse it. */
export async function addOpenApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '漏斗 Loudou',
        version,
        description:
          'Changes with a session cookie carry its `csrf` (see `GET /api/session`) in the header `x-csrf-token`; API tokens need none. ' +
          'Every refusal is an `Error` with a stable `code`; messages come in the language of `accept-language` or `?lang=`.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'loudou_session',
            description: 'Over https its name is `__Host-loudou_session`.',
          },
          token: { type: 'http', scheme: 'bearer', description: 'An API token: `ldt_…`' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  });
  app.get(DOCUMENT, { schema: { hide: true }, config: { access: 'public' } }, () => app.swagger());
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { url: DOCUMENT, persistAuthorization: false, docExpansion: 'list' },
      theme: { title: '漏斗 Loudou API' },
    });
  });
}

/** Adds what holds for every route: how refusals look, whether it is public, a stable name. */
const describeRoute: SwaggerTransform = (document) => {
  const { schema, url, route } = document;
  const hide = Boolean(schema?.hide) || !url.startsWith('/api/') || schema === undefined;
  const described = {
    ...schema,
    hide,
    operationId: schema?.operationId ?? operationIdOf(String(route.method), url),
    ...(route.config?.access === 'public' ? { security: [] } : {}),
    response: { ...(schema?.response as object | undefined), default: errorSchema },
  };
  return jsonSchemaTransform({ ...document, schema: described } as Parameters<typeof jsonSchemaTransform>[0]);
};

/** `PATCH /api/users/:id` → `patchUsersById`. */
function operationIdOf(method: string, url: string): string {
  const words = url
    .replace('/api/', '')
    .split(/[/\-.]/)
    .filter(Boolean)
    .map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)));
  return method.toLowerCase() + words.join('');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
