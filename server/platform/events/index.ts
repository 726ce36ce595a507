export { notifyEvents } from './eventQueries.ts';
export { type EventPage, readEvents } from './readEvents.ts';
export { holdSession, type Session, type SessionOptions } from './session.ts';
export { type EventPump, type EventPumpOptions, startEventPump } from './startEventPump.ts';
export type { Consumer, ConsumerContext, EventSource, LoggedEvent, PumpedWorkspace } from './types.ts';
