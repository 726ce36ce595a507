import { lazy, Suspense, useContext } from 'react';
import { Loading } from '../../../ui/states.tsx';
import { CreatingContext } from './createContext.ts';

const QuickCreate = lazy(async () => ({ default: (await import('./QuickCreate.tsx')).QuickCreate }));

/** Where a column shows the form for a new record. */
export function CreatePlace() {
  const creating = useContext(CreatingContext);
  if (!creating) return null;
  return (
    <Suspense fallback={<Loading />}>
      <QuickCreate {...creating} />
    </Suspense>
  );
}
