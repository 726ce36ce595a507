import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import { REDACTED } from './redact.ts';

export type LogOptions = {
  /** Default `info`. */
  level?: string;
  /** Where lines go; standard output when absent. */
  destination?: DestinationStream;
};

/** Structured log, one JSON object a line; secrets are hidden. */
export function createLog({ level = 'info', destination }: LogOptions = {}): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: stdTimeFunctions.isoTime,
    redact: REDACTED,
    formatters: { level: (label) => ({ level: label }) },
  };
  return destination ? pino(options, destination) : pino(options);
}
