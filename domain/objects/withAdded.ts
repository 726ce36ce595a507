import type { SelectOption } from './types.ts';

/** A field's options with those that it was given since: under their names, first and in their order. None goes. */
export function withAdded(
  options: readonly SelectOption[],
  added: readonly Pick<SelectOption, 'key' | 'labels'>[],
): SelectOption[] {
  const known = new Map(options.map((option) => [option.key, option]));
  const given = new Set(added.map(({ key }) => key));
  return [
    ...added.map(({ key, labels }) => ({ ...known.get(key), key, labels })),
    ...options.filter(({ key }) => !given.has(key)),
  ];
}
