/** Columns a character takes in a terminal: Chinese ones take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

const isNumber = (text: string): boolean => /^-?[\d,.]+%?$/.test(text);

/** Rows in columns under their headers; numbers stand right. */
export function table(headers: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) => headers.map((_, index) => cellText(row[index])));
  const widths = headers.map((header, index) => Math.max(widthOf(header), ...cells.map((row) => widthOf(row[index]!))));
  const right = headers.map(
    (_, index) => cells.length > 0 && cells.every((row) => row[index] === '' || isNumber(row[index]!)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, index) => {
        const space = ' '.repeat(widths[index]! - widthOf(text));
        return right[index] ? space + text : text + space;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(headers), rule, ...cells.map(line)].join('\n');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  return String(value).replace(/\s+/g, ' ');
}
