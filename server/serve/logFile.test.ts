import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareLogFile } from './logFile.ts';

const home = mkdtempSync(join(tmpdir(), 'loudou-log-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a data folder that cannot be one is refused in words', () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  for (const dataDir of [file, join(file, 'below')]) {
    expect(() => prepareLogFile(dataDir)).toThrow(expect.objectContaining({ code: 'data_folder_not_writable' }));
  }
});

test('a new data folder is nobody else’s to list', () => {
  const path = prepareLogFile(join(home, 'data'));
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(statSync(join(home, 'data')).mode & 0o066).toBe(0);
});
