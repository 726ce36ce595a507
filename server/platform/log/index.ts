export { createLog, type LogOptions } from './createLog.ts';
export { redactUrl } from './redact.ts';
