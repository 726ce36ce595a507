export type DatabaseProblemCode =
  | 'data_folder_in_use'
  | 'data_folder_not_writable'
  | 'disk_full'
  | 'postgres_failed'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_role_missing'
  | 'database_newer'
  | 'migration_changed'
  | 'migration_failed';

/** Why the database cannot be used, in words for whoever starts Loudou; `code` is stable, `message` holds both languages. */
export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: DatabaseProblemCode, words: { zh: string; en: string }, cause?: unknown) {
    super(`${words.zh}\n${words.en}`, { cause });
    this.name = 'DatabaseProblem';
    this.code = code;
    this.zh = words.zh;
    this.en = words.en;
  }
}

/** Where the database tells what it is doing; pino fits. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** The `code` of a Node or PostgreSQL error, else an empty string. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
