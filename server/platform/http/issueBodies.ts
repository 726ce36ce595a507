import type { FastifyRequest } from 'fastify';
import type { ErrorBody } from '#contract/errors.ts';
import { issueMessage } from '#contract/messages/index.ts';
import type { Issue } from '#domain/kernel/issue.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';

/** Label of an object's field in the reader's language. */
export type LabelOf = (
  request: FastifyRequest,
  objectKey: string,
  fieldKey: string,
) => Promise<string | undefined> | string | undefined;

export type Labels = {
  /** For fields of records; wiring fills it from the definitions. */
  labelOf?: LabelOf;
  /** For fields of the API's own forms, by their key. */
  labels?: Record<string, Localized>;
};

export type IssueBody = NonNullable<ErrorBody['issues']>[number];

/** Makes what turns issues into their JSON, with messages in the reader's language. */
export function issueDescriber({ labelOf, labels = {} }: Labels) {
  async function labelFor(request: FastifyRequest, issue: Issue, objectKey?: string): Promise<string | undefined> {
    if (issue.params?.label !== undefined) return String(issue.params.label);
    if (issue.field === undefined) return undefined;
    const key = issue.field.split('.').at(-1) ?? issue.field;
    const object = issue.params?.object ?? objectKey ?? (request.params as { object?: string } | undefined)?.object;
    const label = object === undefined ? undefined : await labelOf?.(request, String(object), key);
    if (label !== undefined) return label;
    return Object.hasOwn(labels, key) ? inLocale(labels[key]!, request.locale) : undefined;
  }

  return async (request: FastifyRequest, issues: readonly Issue[], objectKey?: string): Promise<IssueBody[]> => {
    const bodies: IssueBody[] = [];
    for (const issue of issues) {
      const label = await labelFor(request, issue, objectKey);
      bodies.push({ ...issue, message: issueMessage(issue, request.locale, label) });
    }
    return bodies;
  };
}
