import ExcelJS from 'exceljs';
import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';

const POST = 'POST /api/exports/{object}';
const LINK = 'GET /api/exports/{object}';
const MEASURED = 'POST /api/exports/measured';
const FIGURES = 'POST /api/exports/figures';
const FORMAT = { format: 'csv', headers: 'keys', columns: ['externalId'] };

/** Lines of a CSV of one column, without its head. */
const linesOf = (text: string): string[] => text.replace('\ufeff', '').trim().split(/\r?\n/).slice(1);

/** A file holds what the list holds. */
export async function askExports(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  for (const object of ['account', 'contact', 'opportunity', 'opportunityLine', 'activity', 'task']) {
    const codes = factsOf(world, object).map(({ code }) => code);
    const expected = listed(world, reader, object).map(({ code }) => code);
    const byPost = await asking.ask('POST', `/api/exports/${object}`, FORMAT);
    asking.ledger.sameSet(POST, reader.name, object, codes, expected, linesOf(byPost.text));
    const link = await asking.get(`/api/exports/${object}?query=${encodeURIComponent(JSON.stringify(FORMAT))}`);
    asking.ledger.sameSet(LINK, reader.name, object, codes, expected, linesOf(link.text));
  }
  const codes = factsOf(world, 'opportunity').map(({ code }) => code);
  const seen = listed(world, reader, 'opportunity').map(({ code }) => code);
  const asked = { query: { measure: 'openAmount' }, cell: { part: 'count' }, columns: ['externalId'], format: 'csv' };
  const measured = await asking.ask('POST', '/api/exports/measured', asked);
  const found = codes.filter((code) => measured.text.includes(code));
  asking.ledger.sameSet(MEASURED, reader.name, 'open deals', codes, seen, found);
}

/** A workbook of figures says the same as the questions: the reader's numbers, and nobody's besides. */
export async function askFigures(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const seen = listed(world, reader, 'opportunity');
  const table = { name: '在途', query: { measure: 'openAmount', dimensions: ['owner'] } };
  const answer = await asking.ask('POST', '/api/exports/figures', { title: '数字', about: [], tables: [table] });
  asking.same(FIGURES, 'status', 200, answer.status);
  if (answer.status !== 200) return;
  const book = new ExcelJS.Workbook();
  // A copy: the bytes may lie in a pool with those of other answers.
  await book.xlsx.load(Uint8Array.from(answer.bytes).buffer);
  const rows = new Map<string, number>();
  book.getWorksheet('在途')?.eachRow((row) => {
    rows.set(String(row.getCell(1).value), Number(row.getCell(2).value));
  });
  for (const [index, { name }] of world.people.entries()) {
    const theirs = seen.filter(({ owner }) => owner === index);
    const total = theirs.reduce((sum, { amount }) => sum + amount, 0);
    asking.same(FIGURES, `open of ${name}`, theirs.length > 0 ? total : undefined, rows.get(name));
  }
}
