import { HEADER_SYNONYMS, NAMING_MEANINGS, SUBSTITUTES } from './headerSynonyms.ts';

export type MappableField = { key: string; labels: Readonly<Record<string, string | undefined>>; type: string };

export type ProposedColumn = {
  header: string;
  /** Key of the field; left out when none fits. */
  field?: string;
  /** 1: the very key or label; 0.9 and 0.8: a known other word; less: a guess that somebody should look at; 0: none. */
  confidence: number;
};

const TYPE_MEANINGS: Record<string, readonly string[]> = {
  phone: ['phone', 'mobile'],
  email: ['email'],
  url: ['website'],
};

/** Proposes which column goes to which field. A field is proposed once, to the column that fits it best. */
export function proposeMapping(headers: readonly string[], fields: readonly MappableField[]): ProposedColumn[] {
  const names = fields.map((field) => ({ field, words: wordsOf(field) }));
  const pairs = headers.flatMap((header, column) =>
    names.map(({ field, words }) => ({ column, key: field.key, confidence: confidenceOf(header, field, words) })),
  );
  const proposed: ProposedColumn[] = headers.map((header) => ({ header, confidence: 0 }));
  const used = new Set<string>();
  // The sort is stable: of equals, the column further left and the field defined first win.
  for (const pair of pairs.toSorted((a, b) => b.confidence - a.confidence)) {
    const column = proposed[pair.column];
    if (pair.confidence === 0 || !column || column.field !== undefined || used.has(pair.key)) continue;
    column.field = pair.key;
    column.confidence = pair.confidence;
    used.add(pair.key);
  }
  return proposed;
}

/** 'Close_Date', '*Close Date (dd/mm)', 'closeDate' → 'closedate': how a header is compared. */
export function normaliseHeader(header: string): string {
  return (
    header
      .normalize('NFKC')
      .toLowerCase()
      .replace(/__c$/, '')
      // Units and hints in brackets: 金额(万元), Date [dd/mm/yyyy].
      .replace(/[([{【〔].*?[)\]}】〕]/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
  );
}

const MEANINGS: ReadonlyMap<string, readonly string[]> = meaningsByWord();

function meaningsByWord(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [meaning, words] of Object.entries(HEADER_SYNONYMS)) {
    for (const word of new Set([meaning, ...words].map(normaliseHeader))) {
      found.set(word, [...(found.get(word) ?? []), meaning]);
    }
  }
  return found;
}

function wordsOf(field: MappableField): Set<string> {
  const labels = Object.values(field.labels).filter((label) => label !== undefined);
  return new Set([field.key, ...labels].map(normaliseHeader).filter((word) => word !== ''));
}

function confidenceOf(header: string, field: MappableField, words: ReadonlySet<string>): number {
  const word = normaliseHeader(header);
  if (word === '') return 0;
  if (words.has(word)) return 1;
  const meanings = MEANINGS.get(word) ?? [];
  const called = meanings.filter((meaning) => isCalled(field, meaning));
  if (called.includes(field.key)) return 0.9;
  if (called.length > 0) return 0.8;
  // The key alone says less than the label: a lead's `account` is the one it became.
  if (meanings.includes(field.key)) return 0.75;
  if (meanings.some((meaning) => SUBSTITUTES[meaning]?.includes(field.key))) return 0.7;
  if (field.key === 'name' && meanings.some((meaning) => NAMING_MEANINGS.has(meaning))) return 0.6;
  if (meanings.some((meaning) => TYPE_MEANINGS[field.type]?.includes(meaning))) return 0.5;
  return 0;
}

/** A custom field labelled '所属行业' means the industry, whatever its key. */
function isCalled(field: MappableField, meaning: string): boolean {
  return Object.values(field.labels).some(
    (label) => label !== undefined && MEANINGS.get(normaliseHeader(label))?.includes(meaning),
  );
}
