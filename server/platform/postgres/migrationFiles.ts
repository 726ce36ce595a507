import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Migration {
  number: number;
  /** The file's name without number and ending. */
  name: string;
  sql: string;
  /** SHA-256 of the text with line ends unified, since git may write CRLF. */
  hash: string;
}

/** The files NNNN_name.sql of one folder in order. Throws when numbers have gaps or repeat. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file, index) => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
    const number = Number(match?.[1]);
    if (number !== index + 1)
      throw new Error(`${join(folder, file)}: expected ${String(index + 1).padStart(4, '0')}_name.sql`);
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: match?.[2] ?? '', sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}
