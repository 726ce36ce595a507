import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';

const POST = 'POST /api/exports/{object}';
const LINK = 'GET /api/exports/{object}';
const MEASURED = 'POST /api/exports/measured';
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
