import { useLayoutEffect } from 'react';
import { useObjects } from '../../api/objects.ts';
import { speakOf } from '../../phrases/language.ts';

/** Texts that name an object name it as the workspace does. */
export function useWorkspaceWords(): void {
  const objects = useObjects();
  useLayoutEffect(() => {
    speakOf(
      objects.flatMap(({ renamedFrom, labels, labelsPlural }) =>
        renamedFrom ? [{ from: renamedFrom, to: { singular: labels, plural: labelsPlural } }] : [],
      ),
    );
  }, [objects]);
}
