import { expect, test } from 'vitest';
import { newPasswordIssue } from './newPassword.ts';

test.each([
  'basketball',
  'q1w2e3r4t5y6',
  'TERMINATOR',
  'Manchester2024!',
  'mailcreated5240',
  '!!liverpool1',
  'jennifer2026',
])('%s is known from breaches', (password) =>
  expect(newPasswordIssue(password)).toMatchObject({ code: 'weak_password', field: 'password' }),
);

test.each(['correct horse battery', 'dog4829173642', '东区的第三个仓库在哪里', 'xk7-Qpl-0vTz'])(
  '%s is not',
  (password) => expect(newPasswordIssue(password)).toBeUndefined(),
);

test('what is too short or the address stays refused', () => {
  expect(newPasswordIssue('kurz', '', 'next')).toMatchObject({ field: 'next' });
  expect(newPasswordIssue('wangxiaoming1', 'wangxiaoming@example.com')).toBeDefined();
});
