import { z } from 'zod';
import { APPROVAL_MODES } from '#domain/approvals/types.ts';
import { GATE_SIDES } from '#domain/funnels/gates.ts';
import { RELATED_OPERATORS } from '#domain/funnels/related.ts';
import { TASK_ASSIGNEES } from '#domain/funnels/tasks.ts';
import {
  DAY_KINDS,
  FORECAST_CATEGORIES,
  MOVE_DIRECTIONS,
  PERMISSIONS,
  STAGE_COLOURS,
  STAGE_KINDS,
} from '#domain/funnels/types.ts';
import { conditionSchema } from './condition.ts';

const keySchema = z.string().min(1).max(43);
const fieldsSchema = z.array(z.string().max(50)).max(100);

/** A text of a definition, in up to three languages. */
export const textSchema = z.object({
  'zh-CN': z.string().trim().min(1).max(200),
  'zh-TW': z.string().max(200).optional(),
  en: z.string().max(200).optional(),
});

export const relatedSchema = z
  .object({
    object: keySchema,
    /** Reference field of the related records, */
    through: keySchema,
    /** which points at the record, or at what this reference field of the record points at. */
    via: keySchema.optional(),
    where: conditionSchema.optional(),
    measure: z.union([z.literal('count'), z.object({ sum: keySchema })]),
    op: z.enum(RELATED_OPERATORS),
    value: z.union([z.number(), z.object({ percent: z.number().min(0).max(1000), of: keySchema })]),
  })
  .meta({ id: 'RelatedAsk' });

const approverSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role: z.string().max(60) }),
  z.object({ kind: z.literal('superior') }),
  z.object({ kind: z.literal('departmentHead') }),
  z.object({ kind: z.literal('user'), user: z.uuid() }),
]);

export const documentAskSchema = z.object({
  kind: z.literal('document'),
  field: keySchema,
  confirmed: z.boolean(),
  newerThan: fieldsSchema.optional(),
  unconfirmed: z.enum(['block', 'pending']),
});

export const approvalStepSchema = z.object({
  approvers: z.array(approverSchema).max(20),
  mode: z.enum(APPROVAL_MODES),
  when: conditionSchema.optional(),
});

const gate = {
  /** Stable within its funnel. */
  key: keySchema,
  at: z.enum(GATE_SIDES),
  message: textSchema.optional(),
  shared: keySchema.optional(),
};
export const gateSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...gate, kind: z.literal('fields'), fields: fieldsSchema }),
    z.object({ ...gate, kind: z.literal('condition'), condition: conditionSchema }),
    z.object({ ...gate, kind: z.literal('related'), related: relatedSchema }),
    documentAskSchema.extend(gate),
    z.object({ ...gate, kind: z.literal('approval'), steps: z.array(approvalStepSchema).max(10) }),
  ])
  .meta({ id: 'Gate' });
export type GateBody = z.infer<typeof gateSchema>;

export const stageTaskSchema = z
  .object({
    key: keySchema,
    names: textSchema,
    required: z.boolean(),
    proof: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('free') }),
      z.object({ kind: z.literal('fields'), fields: fieldsSchema }),
      z.object({ kind: z.literal('related'), related: relatedSchema }),
      z.object({ kind: z.literal('document'), field: keySchema }),
      z.object({ kind: z.literal('visit') }),
    ]),
    assignee: z.enum(TASK_ASSIGNEES),
    /** Working days after entering the stage. */
    dueDays: z.int().min(0).max(365).optional(),
  })
  .meta({ id: 'StageTask' });

const keysSchema = z.record(keySchema, keySchema);
const shareSchema = z.object({ entry: keySchema, fields: fieldsSchema, gates: keysSchema, tasks: keysSchema });

const subReason = {
  /** Kept by records; stays when the reason is renamed. */
  code: keySchema,
  names: textSchema,
  /** Not given again; records that have it keep its name. */
  retired: z.boolean().optional(),
};
export const stageReasonsSchema = z
  .object({
    /** Select field that keeps the reason, */
    field: keySchema,
    /** and the one for the sub-reason. */
    detail: keySchema.optional(),
    competitor: keySchema.optional(),
    note: keySchema.optional(),
    list: z
      .array(
        z.object({
          ...subReason,
          subs: z.array(z.object(subReason)).max(50).optional(),
          competitor: z.boolean().optional(),
          note: z.boolean().optional(),
        }),
      )
      .max(50),
  })
  .meta({ id: 'StageReasons' });

export const stageSchema = z
  .object({
    /** Stable: renaming or reordering a stage keeps its key, and its history. */
    key: keySchema,
    names: textSchema,
    kind: z.enum(STAGE_KINDS),
    phase: keySchema,
    /** Win probability, 0–100. */
    probability: z.number(),
    /** It is learned from closings as soon as there are enough; until then the number above holds. */
    learned: z.boolean().optional(),
    category: z.enum(FORECAST_CATEGORIES),
    definition: textSchema.optional(),
    goal: textSchema.optional(),
    colour: z.enum(STAGE_COLOURS).optional(),
    /** Days after which a stay counts as stalled. */
    dwellDays: z.int().optional(),
    dwellIn: z.enum(DAY_KINDS).optional(),
    requiredFields: fieldsSchema,
    tasks: z.array(stageTaskSchema).max(30).optional(),
    gates: z.array(gateSchema).max(30).optional(),
    /** Entry of the shared library that it is drawn from, and what of it has come from there. */
    shared: shareSchema.optional(),
    /** Of an end: why, asked of everybody who brings a record there. */
    reasons: stageReasonsSchema.optional(),
  })
  .meta({ id: 'Stage' });

const permissionSchema = z.enum(PERMISSIONS);
export const transitionsSchema = z.object({
  forward: permissionSchema,
  skip: permissionSchema,
  back: permissionSchema,
  reopen: permissionSchema,
  byRole: z
    .array(z.object({ role: z.string().max(60), direction: z.enum(MOVE_DIRECTIONS), permission: permissionSchema }))
    .max(200)
    .optional(),
  exceptions: z
    .array(
      z.object({
        from: keySchema,
        to: keySchema,
        permission: permissionSchema,
        roles: z.array(z.string().max(60)).max(50).optional(),
      }),
    )
    .max(500),
});
