export { COSTLY, createServer, type ServerOptions } from './createServer.ts';
export type { ReadinessCheck } from './health.ts';
export type { IssueBody, LabelOf, Labels } from './issueBodies.ts';
export { acceptedLocale } from './language.ts';
export { lineStream } from './lineStream.ts';
export { precompress } from './precompress.ts';
export type { App, Authenticate, SignedIn } from './types.ts';
