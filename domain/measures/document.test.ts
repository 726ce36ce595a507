import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MEASURES } from './index.ts';

const COMMITTED = join(import.meta.dirname, '..', '..', 'docs', 'measures.md');

function render(): string {
  const lines = [
    '# What each figure means',
    '',
    'Every number on a page, in the API and on the command line carries its measure, mode, definition version, window, filters and as-of time, and opens to exactly the',
    'records it counts. Windows follow the time zone and the fiscal year of the workspace. Everything respects what the reader may see.',
    '',
    'By product of line items (`lineProduct`, of opportunities): a record counts under each product of its lines, so counts do not add up; its amount is shared in',
    'proportion to the amounts of the lines, to the cent, so amounts do. Answers say so in `addsUp`; totals count each record once. Lines are those of now.',
    '',
    'This page is made from the definitions in `domain/measures/catalogue` (`UPDATE_DOCS=1 npm test -- unit`).',
  ];
  for (const measure of Object.values(MEASURES)) {
    lines.push('', `## ${measure.names.en} ${measure.names['zh-CN']} \`${measure.key}\``);
    for (const mode of measure.modes) {
      lines.push(
        '',
        `**${mode.names.en} ${mode.names['zh-CN']}** \`${mode.key}\` – ${mode.words.en}  `,
        mode.words['zh-CN'],
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `UPDATE_DOCS=1 npm test -- unit` writes the page anew. */
test('docs/measures.md says what the catalogue says', () => {
  const document = render();
  if (process.env.UPDATE_DOCS) writeFileSync(COMMITTED, document);
  expect(readFileSync(COMMITTED, 'utf8') === document, 'run UPDATE_DOCS=1 npm test -- unit').toBe(true);
});
