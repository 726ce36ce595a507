import type { SelectOption } from '../objects/types.ts';
import type { SubReason } from './reasons.ts';
import type { Stage } from './types.ts';

/** By field: what it must offer so that records can keep the reasons of some stages. */
export function reasonOptions(stages: readonly Stage[]): Map<string, SelectOption[]> {
  const wanted = new Map<string, Map<string, SelectOption>>();
  const want = (field: string, list: readonly SubReason[] = []) => {
    const options = wanted.get(field) ?? new Map<string, SelectOption>();
    for (const { code, names } of list) options.set(code, { key: code, labels: names });
    wanted.set(field, options);
  };
  for (const { reasons } of stages) {
    if (!reasons) continue;
    want(reasons.field, reasons.list);
    if (!reasons.detail) continue;
    want(
      reasons.detail,
      reasons.list.flatMap(({ subs = [] }) => subs),
    );
  }
  return new Map([...wanted].map(([field, options]) => [field, [...options.values()]]));
}
