export * from './approversOf.ts';
export * from './fingerprint.ts';
export * from './progress.ts';
export * from './standIn.ts';
export * from './types.ts';
