import { z } from 'zod';
import { type Condition, type ConditionValue, OPERATORS, RELATIVE_PERIODS } from '#domain/records/condition.ts';

const valueSchema: z.ZodType<ConditionValue> = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1000)).max(1000),
  z.null(),
  z.object({ period: z.enum(RELATIVE_PERIODS) }),
  z.object({ me: z.literal(true) }),
]);

/** A tree of `all`, `any`, `not` and leaves `{field, op, value}`; `field` may go one step: `account.industry`. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionSchema).max(100) }),
      z.strictObject({ any: z.array(conditionSchema).max(100) }),
      z.strictObject({ not: conditionSchema }),
      z.strictObject({ field: z.string().min(1).max(100), op: z.enum(OPERATORS), value: valueSchema.optional() }),
    ]),
  )
  .meta({ id: 'Condition' });
