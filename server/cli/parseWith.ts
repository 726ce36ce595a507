import type { z } from 'zod';
import { issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';

/** Options by the schema that the API uses for the same verb. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: Record<string, unknown>): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Refused('invalid_input', {
    issues: parsed.error.issues.map((problem) => issue('invalid_value', problem.path.join('.') || problem.message)),
  });
}
