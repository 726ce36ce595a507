export * from './calendar.ts';
export * from './currency.ts';
export * from './decimal.ts';
export * from './issue.ts';
export * from './localized.ts';
export * from './terms.ts';
export * from './workCalendar.ts';
