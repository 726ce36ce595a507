import { useObjects } from '../../../api/objects.ts';
import { useHere } from '../here.ts';
import { RelatedList } from './RelatedList.tsx';
import { relationsOf } from './relations.ts';

/** Everything that points at this record, object by object, as the definitions have it. */
export function RelatedLists() {
  const { object } = useHere();
  const objects = useObjects();
  return relationsOf(object, objects).map((relation) => (
    <RelatedList key={`${relation.object.key}.${relation.link.key}`} relation={relation} />
  ));
}
