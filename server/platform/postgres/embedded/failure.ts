import { DatabaseProblem } from '../problem.ts';
import { diskFull, notWritable } from './dataFolder.ts';

/** What PostgreSQL's own last words mean. They are in English, since its messages are (`lc_messages=C`). */
export function failureFrom(said: string, cluster: string): DatabaseProblem {
  if (/No space left on device|Disk quota exceeded/i.test(said)) return diskFull(cluster);
  if (/Permission denied|Read-only file system|has wrong ownership/i.test(said)) return notWritable(cluster);
  const lastWords = said.trim().split('\n').slice(-6).join('\n');
  return new DatabaseProblem('postgres_failed', {
    zh: `内置 PostgreSQL 未能启动（${cluster}）。它最后的输出：\n${lastWords}\n请按上述提示处理后重试；数据未被改动。`,
    en: `The embedded PostgreSQL did not start (${cluster}); its last words are above. Mend what they name and try again; the data was not changed.`,
  });
}

/** The port was taken between our asking for a free one and PostgreSQL's binding it. */
export const isPortTaken = (said: string): boolean => /could not bind|could not create any TCP\/IP sockets/i.test(said);

/** Helpers of a killed PostgreSQL are still leaving. */
export const isStillLeaving = (said: string): boolean =>
  /pre-existing shared memory block|lock file "postmaster\.pid" already exists/i.test(said);
