export { CHANNEL as EVENT_CHANNEL, notifyEvents } from './eventQueries.ts';
export { readEvents } from './readEvents.ts';
export { holdSession } from './session.ts';
export { type EventPump, type EventPumpOptions, startEventPump } from './startEventPump.ts';
export type { Consumer } from './types.ts';
