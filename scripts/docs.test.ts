import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGES = [...globSync('*.md', { cwd: ROOT }), ...globSync('{docs,web}/**/*.md', { cwd: ROOT })];

type Link = { to: string; anchor: string | undefined };

/** `[words](place)` and `![picture](place)`, outside of code. */
function linksOf(text: string): Link[] {
  const prose = text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, place = '']) => {
    const [to = '', anchor] = place.split('#');
    return { to, anchor };
  });
}

const anchorsOf = (text: string) =>
  new Set(
    [...text.matchAll(/^#+\s+(.+)$/gm)].map(([, words = '']) =>
      words
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ),
  );

/** What a page points at inside the repository and is not there. */
function dangling(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return linksOf(text)
    .filter(({ to }) => !/^(https?:|mailto:|\/)/.test(to))
    .filter(({ to, anchor }) => {
      const target = to === '' ? join(ROOT, page) : join(ROOT, dirname(page), to);
      if (!existsSync(target)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(readFileSync(target, 'utf8')).has(anchor);
    })
    .map(({ to, anchor }) => (anchor === undefined ? to : `${to}#${anchor}`));
}

describe('documents', () => {
  it.each(PAGES)('%s points only at what exists', (page) => {
    expect(dangling(page)).toEqual([]);
  });

  it('every picture is shown somewhere', () => {
    const shown = new Set(
      PAGES.flatMap((page) =>
        linksOf(readFileSync(join(ROOT, page), 'utf8')).map(({ to }) => join(ROOT, dirname(page), to)),
      ),
    );
    const pictures = globSync('docs/images/*.png', { cwd: ROOT });
    expect(pictures.filter((picture) => !shown.has(join(ROOT, picture)))).toEqual([]);
  });
});
