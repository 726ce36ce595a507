import { useEffect } from 'react';
import type { ObjectBody } from '#contract/objects.ts';
import { useObjects } from '../../api/objects.ts';
import { speakOf } from '../../phrases/language.ts';

/** Texts that name an object name it as the workspace does. */
export function speakAs(objects: readonly ObjectBody[]): void {
  speakOf(
    objects.flatMap(({ renamedFrom, labels, labelsPlural }) =>
      renamedFrom ? [{ from: renamedFrom, to: { singular: labels, plural: labelsPlural } }] : [],
    ),
  );
}

/** Keeps to the workspace's words as they change; the first ones are spoken before the page is drawn (router). */
export function useWorkspaceWords(): void {
  const objects = useObjects();
  useEffect(() => speakAs(objects), [objects]);
}
