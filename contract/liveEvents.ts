/** Names of what the live stream sends. Apart from their schemas, so that pages need not load those. */
export const LIVE_EVENT_NAMES = ['changes', 'resync', 'notification', 'definitions', 'alive', 'end'] as const;

/** How far a stream may look back (ms) for what changed since the page's first read. */
export const LONGEST_LOOK_BACK = 120_000;
