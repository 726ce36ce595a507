import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { type ImportPlan, importPlanSchema } from '#contract/exchange.ts';
import { issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';
import type { ImportFile } from './types.ts';

/**
 * Reads a mapping file (YAML, of which JSON is a part). The paths in it are beside it; `dataFile` names another file
 * to import. Throws `mapping_invalid` with an issue per mistake.
 */
export async function readPlanFile(path: string, dataFile?: string): Promise<{ plan: ImportPlan; file: ImportFile }> {
  const plan = parsePlan(await readFile(path, 'utf8'));
  const beside = (name: string) => resolve(dirname(path), name);
  const data = dataFile ?? (plan.file === undefined ? undefined : beside(plan.file));
  if (data === undefined) throw new Refused('mapping_invalid', { issues: [issue('required', 'file')] });
  const history = plan.history?.file;
  const file = { path: resolve(data), name: basename(data) };
  return { plan, file: history === undefined ? file : { ...file, historyPath: beside(history) } };
}

/** The mapping that a text holds. */
export function parsePlan(text: string): ImportPlan {
  const parsed = importPlanSchema.safeParse(readText(text));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((problem) => {
    const unknown = problem.code === 'unrecognized_keys' ? problem.keys.join(', ') : undefined;
    const place = problem.path.join('.');
    return unknown === undefined ? issue('invalid_value', place) : issue('unknown_field', place, { name: unknown });
  });
  throw new Refused('mapping_invalid', { issues });
}

function readText(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new Refused('mapping_invalid', { issues: [issue('invalid_value', line)] });
  }
}
