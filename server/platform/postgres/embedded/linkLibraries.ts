import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { codeOf } from '../problem.ts';

/**
 * npm packages carry no symbolic links: the package lists those its libraries need, and its install script would make them. npm no longer
 * runs install scripts unasked, so they are made here. Doing it again changes nothing.
 */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, relative('native', target)));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
