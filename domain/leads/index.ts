export * from './conversionDraft.ts';
