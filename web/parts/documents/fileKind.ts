export type FileKind = 'image' | 'pdf' | 'text' | 'other';

const IMAGES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const TEXTS: ReadonlySet<string> = new Set(['text/plain', 'text/csv', 'text/markdown', 'application/json']);

/** What can be looked at without leaving the page. SVG and HTML hold scripts: they are only ever saved. */
export function fileKind({ mediaType, name }: { mediaType: string; name: string }): FileKind {
  if (IMAGES.has(mediaType)) return 'image';
  if (mediaType === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
  return TEXTS.has(mediaType) || /\.(txt|csv|md|log|json)$/i.test(name) ? 'text' : 'other';
}

const UNITS = ['B', 'KB', 'MB'] as const;

/** `820 B`, `1.4 MB` */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
