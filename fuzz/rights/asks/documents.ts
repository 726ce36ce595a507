import type { PendingDocuments } from '#contract/documents.ts';
import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import { checkReferences } from './lists.ts';

const DOOR = 'GET /api/documents/pending';

/** Documents that wait for a look are told of with the deals that one sees; as many as one answer carries. */
export async function askDocuments(asking: Asking): Promise<void> {
  const waiting = listed(asking.world, asking.reader, 'opportunity').filter(({ file }) => file !== null);
  const { body } = await asking.get<PendingDocuments>(DOOR.replace('GET ', ''));
  const shown = body.documents.map(({ id }) => id);
  asking.same(DOOR, 'how many', waiting.length, shown.length + body.hidden);
  const some = body.hidden > 0 ? waiting.filter(({ id }) => shown.includes(id)) : waiting;
  asking.sameFacts(DOOR, 'whose', factsOf(asking.world, 'opportunity'), some, shown);
  checkReferences(asking, DOOR, body.references);
}
