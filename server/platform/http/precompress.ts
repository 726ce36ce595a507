import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(js|css|html|svg|json|map|txt|webmanifest)$/;
const SMALLEST = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Writes `.br` and `.gz` beside every text file of a built web app, so that the server sends them as they are.
 * Runs once after a build; files that are older than their compressed copies are left alone. Answers how many it wrote.
 */
export async function precompress(folder: string): Promise<number> {
  let written = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name) || (await isFresh(path))) continue;
    const content = await readFile(path);
    if (content.length < SMALLEST) continue;
    await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_QUALITY]: 9 };
    await writeFile(`${path}.br`, await brotli(content, { params }));
    written++;
  }
  return written;
}

async function isFresh(path: string): Promise<boolean> {
  const copy = await stat(`${path}.br`).catch(() => undefined);
  return copy !== undefined && copy.mtimeMs >= (await stat(path)).mtimeMs;
}
