import { useState } from 'react';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { recall, remember } from '../../browser/remembered.ts';
import { defaultColumns, isColumn } from './columns.ts';

/** The chosen columns of an object's list, kept in this browser. What the definition no longer has falls out. */
export function useColumns(object: ObjectBody) {
  const key = `loudou.columns.${object.key}` as const;
  const [chosen, setChosen] = useState(() => recall(key)?.split(',') ?? defaultColumns(object));
  const fields = chosen.flatMap((column): FieldBody[] => {
    const field = object.fields.find((candidate) => candidate.key === column);
    return field && isColumn(field) && field.key !== object.titleField ? [field] : [];
  });
  const choose = (columns: string[]) => {
    remember(key, columns.join(','));
    setChosen(columns);
  };
  return { fields, choose, reset: () => choose(defaultColumns(object)) };
}
