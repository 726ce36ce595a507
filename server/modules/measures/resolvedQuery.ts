import type { Funnel } from '#domain/funnels/types.ts';
import type { MeasureSpec, ModeSpec, StepLine, WindowBasis } from '#domain/measures/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import type { Definitions } from '../objects/index.ts';

/** What a dimension reads; `key` is as it was asked. */
export type Dimension = { key: string } & (
  | { kind: 'step' }
  | { kind: 'funnel' }
  | { kind: 'manager' }
  | { kind: 'lineProduct' }
  | { kind: 'departmentLevel'; level: number }
  | { kind: 'time'; unit: 'month' | 'quarter' | 'year' }
  | { kind: 'field'; field: FieldDefinition }
  | { kind: 'far'; through: FieldDefinition; target: ObjectDefinition; field: FieldDefinition }
);

export type ResolvedWindow = {
  from: string | null;
  to: string | null;
  basis: WindowBasis | null;
  /** First instant inside and first instant after, in the workspace's time zone. */
  fromAt: Date | null;
  toAt: Date | null;
};

/** A question with every default taken and every name known. */
export type ResolvedQuery = {
  ctx: Context;
  definitions: Definitions;
  spec: MeasureSpec;
  mode: ModeSpec;
  object: ObjectDefinition;
  funnels: Funnel[];
  /** Funnels of opportunities, for what leads became. */
  dealFunnels: Funnel[];
  funnel: string | null;
  step: string | null;
  line: StepLine;
  dimensions: Dimension[];
  window: ResolvedWindow;
  filters: Condition | null;
  /** State of records as of then; null: as now. */
  asOf: Date | null;
  /** Visits after this instant have not happened. */
  cut: Date;
  /** Whether `cut` lies before now, so that it must be said in SQL. */
  past: boolean;
  horizonDays: number | null;
};
