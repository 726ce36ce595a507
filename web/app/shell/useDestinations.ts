import { useObjects } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { type CreatableDestination, isCreatable, OBJECT_DESTINATIONS, type ObjectDestination } from './destinations.ts';

/** The destinations that the workspace has and the reader's rights allow. */
export function useDestinations(): ObjectDestination[] {
  const objects = useObjects();
  const may = useMay();
  return OBJECT_DESTINATIONS.filter(
    ({ object }) => may(object, 'read') && objects.some((known) => known.key === object),
  );
}

/** Of these, what the reader may make new. */
export function useCreatable(): CreatableDestination[] {
  const may = useMay();
  return useDestinations()
    .filter(isCreatable)
    .filter(({ object }) => may(object, 'create'));
}
