export { decodeCursor, encodeCursor } from './cursor.ts';
export { CHANNEL as EVENT_CHANNEL, notifyEvents, selectEventsBetween, selectPositionBefore } from './eventQueries.ts';
export { readEvents } from './readEvents.ts';
export { holdSession } from './session.ts';
export { type EventPump, type EventPumpOptions, startEventPump } from './startEventPump.ts';
export { type EventTail, type Followed, startEventTail, type TailBatch } from './startEventTail.ts';
export type { Consumer, ConsumerContext, EventSource, LoggedEvent, Position, PumpedWorkspace } from './types.ts';
