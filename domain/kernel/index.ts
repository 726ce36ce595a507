export * from './calendar.ts';
export * from './decimal.ts';
export * from './issue.ts';
export * from './localized.ts';
