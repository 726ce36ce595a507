import { codeOf } from './problem.ts';

/** Refused or cut connections, no more of them, starting, stopping, a full disk: what mends without anybody changing what was asked. */
const PASSING = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOSPC|57P0[1-3]|53[1-3]00|58030|08...)$/;
/** What pg says of a connection that broke or never came; it gives these no code. */
const BROKEN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The database (or the disk) was away: asked again later, the same may succeed. */
export function isPassing(error: unknown): boolean {
  return PASSING.test(codeOf(error)) || (error instanceof Error && BROKEN.test(error.message));
}
