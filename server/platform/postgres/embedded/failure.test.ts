import { expect, test } from 'vitest';
import { failureFrom, isPortTaken, isStillLeaving } from './failure.ts';

test.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device', 'disk_full'],
  ['initdb: error: could not create directory "/x/pg_wal": Disk quota exceeded', 'disk_full'],
  ['FATAL:  data directory "/x" has wrong ownership', 'data_folder_not_writable'],
  ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'data_folder_not_writable'],
  ['FATAL:  could not load library "libicu": file not found', 'postgres_failed'],
])('%s', (said, code) => {
  expect(failureFrom(said, '/x').code).toBe(code);
});

test('what it does not know it repeats, so that one can look it up', () => {
  expect(failureFrom('LOG:  starting\nFATAL:  something odd\n', '/x').message).toContain('FATAL:  something odd');
});

test('what passes by itself is told from what does not', () => {
  const taken =
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets';
  const leaving = 'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use';
  expect([isPortTaken(taken), isStillLeaving(taken)]).toEqual([true, false]);
  expect([isPortTaken(leaving), isStillLeaving(leaving)]).toEqual([false, true]);
});
