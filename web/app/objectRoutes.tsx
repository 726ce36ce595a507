import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Loading } from '../ui/states.tsx';

const ListPage = lazy(async () => ({ default: (await import('../features/list/ListPage.tsx')).ListPage }));
const RecordPage = lazy(async () => ({ default: (await import('../features/record/RecordPage.tsx')).RecordPage }));

/** `/o/$object`: a page of its own per object, so that nothing of one list stays in the next. */
export function ListRoute() {
  const { object } = useParams({ from: '/shell/o/$object' });
  return (
    <Suspense fallback={<Loading />}>
      <ListPage key={object} object={object} />
    </Suspense>
  );
}

/** `/o/$object/$id` */
export function RecordRoute() {
  const { object, id } = useParams({ from: '/shell/o/$object/$id' });
  return (
    <Suspense fallback={<Loading />}>
      <RecordPage key={id} object={object} id={id} place="page" />
    </Suspense>
  );
}
