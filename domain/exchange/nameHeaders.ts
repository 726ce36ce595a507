/** What was odd about the header of a column (0-based) and the name it goes by instead. */
export type HeaderIssue = { column: number; kind: 'empty' | 'duplicate'; header: string };

/**
 * Gives every column a name of its own: ends are trimmed and line breaks become spaces; an empty header becomes
 * '#3' (its 1-based position), a repeated one 'Amount (2)'. Empty headers at the end of the line are dropped.
 */
export function nameHeaders(cells: readonly string[]): { headers: string[]; issues: HeaderIssue[] } {
  const texts = cells.map((cell) => cell.replace(/[\s\uFEFF]+/g, ' ').trim());
  const width = texts.findLastIndex((text) => text !== '') + 1;
  const issues: HeaderIssue[] = [];
  const written = new Set(texts);
  const taken = new Set<string>();
  const headers = texts.slice(0, width).map((text, column) => {
    let name = text || `#${column + 1}`;
    const kind = text === '' ? 'empty' : taken.has(name) ? 'duplicate' : undefined;
    for (let n = 2; taken.has(name) || (kind !== undefined && written.has(name)); n++) {
      name = `${text || `#${column + 1}`} (${n})`;
    }
    if (kind) issues.push({ column, kind, header: name });
    taken.add(name);
    return name;
  });
  return { headers, issues };
}
