import type { Queryable } from '#server/platform/sql.ts';
import type { Entry, Ledger } from '../ledger.ts';
import {
  type Marked,
  selectImportTitles,
  selectMarked,
  selectSoundFiles,
  selectUndone,
  selectVersions,
} from './ledgerQueries.ts';

/** What the clients were told against what stands in the database. `lost`: acknowledged, and not there. */
export async function checkLedger(
  sql: Queryable,
  ws: string,
  ledger: Ledger,
): Promise<{ lost: string[]; wrong: string[] }> {
  const marked = Map.groupBy(await selectMarked(sql, ws), ({ mark }) => mark);
  const versions = await selectVersions(sql, ws);
  const files = await selectSoundFiles(sql, ws);
  const imports = await selectImportTitles(sql, ws);
  const undone = await selectUndone(sql, ws);
  const lost: string[] = [];
  const wrong: string[] = [];
  for (const entry of ledger.entries) {
    if (entry.seal === 'log') checkLogged(entry, marked.get(entry.mark) ?? [], lost, wrong);
    if (entry.seal === 'import') checkImport(entry, imports.get(entry.mark) ?? 0, lost, wrong);
    if (entry.seal === 'undo' && entry.state === 'acknowledged' && !undone.has(entry.mark)) {
      lost.push(`${entry.mark}: the undo`);
    }
    if (entry.seal === 'file' && entry.state === 'acknowledged' && files.get(entry.written[0]!.id) !== entry.size) {
      lost.push(`${entry.mark}: the file`);
    }
  }
  for (const [id, version] of ledger.versions) {
    if ((versions.get(id) ?? 0) < version) lost.push(`${id}: version ${version} was acknowledged`);
  }
  return { lost, wrong };
}

function checkLogged(entry: Entry, found: Marked[], lost: string[], wrong: string[]): void {
  const { mark, state, written, size } = entry;
  const one = (id: string, version: number) => found.filter((row) => row.record_id === id && row.version === version);
  for (const { id, version } of state === 'acknowledged' ? written : []) {
    if (one(id, version).length !== 1) lost.push(`${mark}: ${id} version ${version}`);
  }
  const records = new Set(found.map((row) => row.record_id)).size;
  if (records !== found.length) wrong.push(`${mark}: written twice`);
  if (state === 'refused' && found.length > 0) wrong.push(`${mark}: refused, yet written`);
  if (state === 'acknowledged' && found.length > size) wrong.push(`${mark}: more was written than was told`);
  if (new Set(found.map((row) => row.tx)).size > 1) wrong.push(`${mark}: one act in several transactions`);
  // Gates may refuse single moves of a batch; of the other acts every record is sound.
  const isWhole = found.length === 0 || found.length === size || entry.act === 'move';
  if (state === 'unknown' && !isWhole) wrong.push(`${mark}: ${found.length} of ${size} written`);
}

function checkImport({ mark, state }: Entry, found: number, lost: string[], wrong: string[]): void {
  if (state === 'acknowledged' && found === 0) lost.push(`${mark}: the import`);
  if (found > 1 || (state === 'refused' && found > 0)) wrong.push(`${mark}: ${found} imports`);
}
