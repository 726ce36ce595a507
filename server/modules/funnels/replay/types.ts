import type { FunnelVersion, StagePlaces } from '#domain/funnels/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import type { Asks } from '../facts/asks.ts';
import type { StoredVisit } from '../visitQueries.ts';
import type { FieldEvent } from './replayQueries.ts';

export type ReplayAsk = {
  version: Pick<FunnelVersion, 'stages' | 'transitions'>;
  /** Where records of stages go that the version lacks. */
  places: StagePlaces;
  /** Moves made since then are replayed. */
  since: Date;
};

/** A move that gates were asked about, with the record as it stood then. */
export type RealMove = {
  id: string;
  /** The stay that it began, and the one that it ended. */
  visit: StoredVisit;
  before: StoredVisit;
  seq: number;
  recordedAt: Date;
  values: RecordValues;
  /** When the record was entered. */
  createdAt: Date;
  isOverride: boolean;
  /** Of the record, the newest first. */
  events: readonly FieldEvent[];
};

export type PastGround = {
  tx: Transaction;
  ctx: Context;
  definitions: Definitions;
  object: ObjectDefinition;
  asks: Asks;
};
