import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportPlan, type ImportPlanInput, importPlanSchema } from '#contract/exchange.ts';
import type { ImportFile } from '../index.ts';

export type Folder = {
  write(name: string, content: string | Buffer): ImportFile;
  path(name: string): string;
  remove(): void;
};

/** A folder for the files of one test. */
export function makeFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return { path: path(name), name };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export const planOf = (plan: ImportPlanInput): ImportPlan => importPlanSchema.parse(plan);
