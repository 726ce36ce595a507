import { useState } from 'react';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { recall, remember } from '../../browser/remembered.ts';
import { defaultLayout, type Layout, layoutText, parseLayout } from './layout.ts';
import type { ListSearch } from './search.ts';

/**
 * The columns as they stand: those of the address (a view, a link), else what this browser keeps. A change goes where
 * they came from.
 */
export function useLayout(object: ObjectBody, search: ListSearch, change: (next: Partial<ListSearch>) => void) {
  const key = `loudou.columns.${object.key}` as const;
  const [kept, setKept] = useState(() => recall(key));
  const layout = parseLayout(search.cols, object) ?? parseLayout(kept, object) ?? defaultLayout(object);
  const fields = layout.columns.flatMap((column): FieldBody[] => {
    const field = object.fields.find((known) => known.key === column.key);
    return field ? [field] : [];
  });
  const put = (next: Layout) => {
    const text = layoutText(next, object.titleField);
    if (search.cols !== undefined || search.v !== undefined) return change({ cols: text });
    remember(key, text);
    setKept(text);
  };
  return { layout, fields, text: layoutText(layout, object.titleField), put, reset: () => put(defaultLayout(object)) };
}

export type LayoutState = ReturnType<typeof useLayout>;
