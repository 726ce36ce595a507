import { expect, test } from 'vitest';
import { LOCALES } from '#domain/kernel/localized.ts';
import { USERS_OBJECT } from './exchange/usersObject.ts';
import { IDENTITY_LABELS } from './identity/labels.ts';
import { DIMENSION_NAMES } from './measures/labels.ts';

test('what the server names without a definition is named in all languages', () => {
  const labels = [
    ...Object.values(IDENTITY_LABELS),
    ...Object.values(DIMENSION_NAMES),
    ...[USERS_OBJECT, ...USERS_OBJECT.fields].map((named) => named.labels),
  ];
  for (const label of labels) expect(Object.keys(label).sort()).toEqual([...LOCALES].sort());
});
