import { ISSUE_CODES, type Issue, type IssueCode } from '#domain/kernel/issue.ts';
import { shown } from '#domain/kernel/shown.ts';

/** One problem as fastify-type-provider-zod reports it. */
export type ZodProblem = { keyword: string; instancePath: string; params: Record<string, unknown> };

const BY_TYPE: Record<string, IssueCode> = {
  string: 'not_text',
  number: 'not_a_number',
  int: 'not_an_integer',
  boolean: 'not_a_boolean',
  date: 'not_a_date',
};
const BY_FORMAT: Record<string, IssueCode> = {
  email: 'not_an_email',
  url: 'not_a_url',
  date: 'not_a_date',
  datetime: 'not_a_date_time',
  safeint: 'not_an_integer',
};

/** Puts what zod found into our codes; `source` is what was validated (body, query or params). */
export function issuesOfZod(problems: readonly ZodProblem[], source: unknown): Issue[] {
  return problems.flatMap((problem) => {
    const path = problem.instancePath.split('/').filter(Boolean);
    if (problem.keyword === 'unrecognized_keys') return unknownFields(problem, path);
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], source);
    const { code, params } = classify(problem, value);
    return [{ code, ...(path.length ? { field: path.join('.') } : {}), ...(params ? { params } : {}) }];
  });
}

function unknownFields(problem: ZodProblem, path: string[]): Issue[] {
  const keys = problem.params.keys as string[];
  return keys.map((key) => ({ code: 'unknown_field', field: [...path, key].join('.'), params: { name: key } }));
}

function classify({ keyword, params }: ZodProblem, value: unknown): Pick<Issue, 'code' | 'params'> {
  if (value === undefined || value === null) return { code: 'required' };
  switch (keyword) {
    case 'invalid_type':
      return { code: BY_TYPE[String(params.expected)] ?? 'invalid_value' };
    case 'invalid_format':
      return { code: BY_FORMAT[String(params.format)] ?? 'invalid_value' };
    case 'invalid_value':
      return { code: 'unknown_option', params: { value: shown(value) } };
    case 'too_small':
      return { code: params.origin === 'string' && Number(params.minimum) === 1 ? 'required' : 'invalid_value' };
    case 'too_big':
      return params.origin === 'string'
        ? { code: 'too_long', params: { max: Number(params.maximum) } }
        : { code: 'invalid_value' };
    case 'custom':
      return { code: named(params) ?? 'invalid_value' };
    default:
      return { code: 'invalid_value' };
  }
}

/** A `refine` may say its code: `refine(check, { params: { issue: 'weak_password' } })`. */
function named(params: Record<string, unknown>): IssueCode | undefined {
  const code = (params.params as { issue?: unknown } | undefined)?.issue;
  return ISSUE_CODES.find((known) => known === code);
}
