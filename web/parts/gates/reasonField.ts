import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { chosenReason, offered, type StageReasons, type SubReason } from '#domain/funnels/reasons.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { fieldOf } from '../../api/objects.ts';

/** A field that offers some reasons, in their order. What records have besides keeps its name and is not offered. */
export function offering(field: FieldBody, list: readonly SubReason[]): FieldBody {
  const named = offered(list).map(({ code, names }) => ({ key: code, labels: names }));
  const others = (field.options ?? []).filter(({ key }) => !named.some((option) => option.key === key));
  return { ...field, options: [...named, ...others.map((option) => ({ ...option, retired: true }))] } as FieldBody;
}

/** A field of the object as an end asks for it: the reason itself and its sub-reasons offer what fits. */
export function asOffered(field: FieldBody, reasons: StageReasons | undefined, values: RecordValues): FieldBody {
  if (field.key === reasons?.field) return offering(field, reasons.list);
  if (reasons && field.key === reasons.detail) return offering(field, chosenReason(reasons, values)?.subs ?? []);
  return field;
}

/** What goes with a value: another reason has other sub-reasons. */
export const follows = (
  reasons: StageReasons | undefined,
  field: string,
  values: RecordValues,
): Record<string, FieldValue> =>
  reasons?.detail && reasons.field === field && (values[reasons.detail] ?? null) !== null
    ? { [reasons.detail]: null }
    : {};

export type ReasonPart = { field: FieldBody; demanded: boolean };

/** What is asked beside the reason that is given, in the order in which one tells it. */
export function partsOf(object: ObjectBody, reasons: StageReasons, values: RecordValues): ReasonPart[] {
  const reason = chosenReason(reasons, values);
  if (!reason) return [];
  const part = (key: string | undefined, demanded: boolean): ReasonPart[] => {
    const field = key === undefined ? undefined : fieldOf(object, key);
    return field ? [{ field: asOffered(field, reasons, values), demanded }] : [];
  };
  const hasDetail = offered(reason.subs).length > 0;
  return [
    ...(hasDetail ? part(reasons.detail, false) : []),
    ...(reason.competitor ? part(reasons.competitor, true) : []),
    ...part(reasons.note, reason.note === true),
  ];
}
