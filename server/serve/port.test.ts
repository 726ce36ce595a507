import { expect, test } from 'vitest';
import { requireFreePort } from './port.ts';

test.each([
  ['an address of another machine', '203.0.113.7'],
  ['a name that nobody has', 'no.such.host.invalid'],
])('%s is refused in words', async (_name, host) => {
  await expect(requireFreePort(host, 7399)).rejects.toMatchObject({ code: 'port_forbidden' });
});
