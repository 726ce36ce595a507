import type { ParseArgsOptionsConfig } from 'node:util';
import type { Context } from '#server/platform/context.ts';

/** What every command may be told beside its own options. */
export const GLOBAL_OPTIONS = {
  workspace: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

export type Options = Record<string, string | boolean | undefined>;

export type Call = {
  ctx: Context;
  positionals: string[];
  options: Options;
  /** Prints the answer: as JSON where that was asked for, else in words. */
  print(answer: unknown, words: () => string): void;
  /** A path as the caller means it, from the folder where the command was given. */
  path(name: string): string;
  /** Ends what can be ended when the caller presses Ctrl-C. */
  signal: AbortSignal;
};

export type Command = {
  usage: string;
  summary: { 'zh-CN': string; en: string };
  options: ParseArgsOptionsConfig;
  /** Answers the exit code: 0 all well, 3 done but something was refused. */
  run(call: Call): Promise<number>;
};

/** A command about the whole installation: nobody acts in it, and no workspace needs to be there. */
export type Maintenance = Omit<Command, 'run'> & { maintain(call: Omit<Call, 'ctx' | 'signal'>): Promise<number> };

/** The command was called wrongly; exit code 2. */
export class Misused extends Error {}

export const EXIT = { ok: 0, error: 1, misuse: 2, refusedRows: 3 } as const;

export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Misused(`缺少 Missing: ${name}`);
  return value;
}

export const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const list = (value: string | boolean | undefined): string[] | undefined =>
  text(value)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function json(value: string | boolean | undefined, name: string): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new Misused(`--${name}: JSON`);
  }
}
