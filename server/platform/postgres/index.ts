export { APP_ROLE, type Database, OWNER_ROLE } from './database.ts';
export { attachEmbedded } from './embedded/attach.ts';
export { folderProblem } from './embedded/dataFolder.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/startEmbedded.ts';
export { connectExternal } from './external.ts';
export { migrate, migrateWorkspace } from './migrate.ts';
export { openPool, openPools, type PoolOptions, type Pools } from './pools.ts';
export { DatabaseProblem, type DatabaseProblemCode, type Log } from './problem.ts';
export { inTransaction, type TransactionOptions } from './transaction.ts';
