import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Definitions } from '../../objects/index.ts';

/** A record before its gates: as it would be, and as it stands in the database; empty for one that is being created. */
export type Subject = { id: string; values: RecordValues; before: RecordValues };
export type FactsGround = { definitions: Definitions; object: ObjectDefinition };
