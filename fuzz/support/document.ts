import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** JSON Schema as the document uses it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
};

export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema };

export type Route = {
  /** `GET /api/users/{id}` */
  id: string;
  method: string;
  path: string;
  isPublic: boolean;
  parameters: Parameter[];
  body: Schema | undefined;
  /** Schema of the answer by status (`200`, `4XX`, `default`); undefined where the answer has no body. */
  answers: Record<string, Schema | undefined>;
};

export type ApiDocument = { routes: Route[]; schemas: Record<string, Schema> };

type Media = { content?: Record<string, { schema?: Schema }> };
type Operation = {
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: Media;
  responses: Record<string, Media>;
};

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');

/** Every door of the product, as its own document lists them. */
export function readDocument(): ApiDocument {
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, operation]): Route => {
      const method = verb.toUpperCase();
      return {
        id: `${method} ${path}`,
        method,
        path,
        isPublic: operation.security?.length === 0,
        parameters: operation.parameters ?? [],
        body: schemaOf(operation.requestBody),
        answers: Object.fromEntries(Object.entries(operation.responses).map(([key, media]) => [key, schemaOf(media)])),
      };
    }),
  );
  return { routes, schemas: document.components.schemas };
}

const schemaOf = (media: Media | undefined): Schema | undefined => media?.content?.['application/json']?.schema;
