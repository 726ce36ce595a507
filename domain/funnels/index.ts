export * from './checkVersion.ts';
export * from './decideMove.ts';
export * from './moveKind.ts';
export * from './path.ts';
export * from './spliceVisits.ts';
export * from './templates/index.ts';
export * from './toIssue.ts';
export * from './types.ts';
