import { Refused } from '../errors.ts';
import type { Position } from './types.ts';

const PATTERN = /^(\d{1,10})\.(\d{1,20})\.(\d{1,16})$/;

/** Before the first event of a log. */
export const BEGINNING: Position = { tx: '0', seq: 0 };

/** A place in the log for readers outside, who must not look into it. */
export function encodeCursor(epoch: number, { tx, seq }: Position): string {
  return Buffer.from(`${epoch}.${tx}.${seq}`).toString('base64url');
}

/** Throws `cursor_expired` for a cursor of another life of the workspace (before a restore), `invalid_input` for no cursor at all. */
export function decodeCursor(epoch: number, cursor: string): Position {
  const match = PATTERN.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const [, cursorEpoch, tx = '', seq] = match ?? [];
  if (!match || BigInt(tx) >= 2n ** 64n) throw new Refused('invalid_input');
  if (Number(cursorEpoch) !== epoch) throw new Refused('cursor_expired');
  return { tx, seq: Number(seq) };
}
