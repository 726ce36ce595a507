import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiDocument, Route } from '../support/document.ts';

/** Says how an answer departs from the document; undefined when it does not. */
export type AnswerCheck = (route: Route, status: string, value: unknown) => string | undefined;

/** By a validator that the server does not use. */
export function createAnswerCheck({ schemas }: ApiDocument): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', components: { schemas } });
  const compiled = new Map<string, ValidateFunction>();
  return (route, status, value) => {
    const schema = route.answers[status];
    if (!schema) return undefined;
    const key = `${route.id} ${status}`;
    const validate = compiled.get(key) ?? ajv.compile(absolute(schema));
    compiled.set(key, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors).slice(0, 300);
  };
}

/** References are written from the top of the document. */
const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object;
