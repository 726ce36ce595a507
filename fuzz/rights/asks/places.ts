import type { ListAnswer, PlaceAnswer } from '#contract/records.ts';
import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';

const PLACE = 'POST /api/records/{object}/place';
const SORT = [{ field: 'externalId' }];

/** A leap into a list lands among what one sees, with as many of it ahead as was asked, and says nothing of the rest. */
export async function askPlaces(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  for (const object of ['account', 'opportunity', 'opportunityLine', 'task']) {
    const codes = listed(world, reader, object).map(({ code }) => code);
    codes.sort();
    const position = roll.below(codes.length + 1);
    const asked = { sort: SORT, position, of: codes.length };
    const { body } = await asking.ask<PlaceAnswer>('POST', `/api/records/${object}/place`, asked);
    const page = { sort: SORT, limit: 500, columns: ['externalId'], ...(body.cursor ? { cursor: body.cursor } : {}) };
    const rest = await asking.ask<ListAnswer>('POST', `/api/records/${object}/query`, page);
    const found = rest.body.records.map(({ values }) => values.externalId);
    asking.same(PLACE, `${object} from ${position}`, codes.slice(body.position), found);
    asking.same(PLACE, `${object}, place of ${position}`, position, body.position);
    const written = Buffer.from(body.cursor ?? '', 'base64url').toString();
    const named = factsOf(world, object)
      .map(({ code }) => code)
      .filter((code) => written.includes(code));
    asking.ledger.sameSet(
      PLACE,
      reader.name,
      `${object}, words of the cursor`,
      named,
      named.filter((code) => codes.includes(code)),
      named,
    );
  }
}
