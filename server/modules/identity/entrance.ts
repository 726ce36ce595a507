import type { Context } from '#server/platform/context.ts';

/** What a verb is given when nobody is signed in yet. */
export type Entrance = Pick<Context, 'pools' | 'log' | 'now'> & {
  /** Network address and browser of whoever knocks. */
  address?: string;
  agent?: string;
};
