import { seededId } from './ids.ts';
import type { Random } from './random.ts';
import { type DemoFile, type DemoUser, type Instant, LINES, type LineKey } from './types.ts';

/** One page that stands for a signed quotation, per business line. */
export function buildQuotations(random: Random, createdAt: Instant, creator: DemoUser): Record<LineKey, DemoFile> {
  const files = LINES.map((line): [LineKey, DemoFile] => [
    line,
    {
      id: seededId(random, createdAt),
      name: `报价单-${line}.pdf`,
      mediaType: 'application/pdf',
      content: new TextEncoder().encode(onePage(`Quotation (${line}) - demo`)),
      createdBy: creator.id,
      createdAt,
    },
  ]);
  return Object.fromEntries(files) as Record<LineKey, DemoFile>;
}

/** The smallest PDF that readers open: a catalogue, a page, a built-in font, a line of ASCII. */
function onePage(text: string): string {
  const stream = `BT /F1 18 Tf 72 740 Td (${text.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${offset.toString().padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}
