import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';

export const isEmptyValue = (value: FieldValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Asked for by a certain end, or set by the system: shown only once there is something in them. */
const ONLY_FILLED: ReadonlySet<string> = new Set([
  'lossReason',
  'lossNote',
  'invalidReason',
  'rejectReason',
  'rejectNote',
  'lead',
  'originalCloseDate',
  'externalId',
  'doneAt',
]);
const LEAD_RESULTS: ReadonlySet<string> = new Set(['account', 'contact', 'opportunity']);

/** The object's own fields, then owner and department; what the head and the foot show is left out. Long texts come last. */
export function shownFields(object: ObjectBody, values: RecordValues): FieldBody[] {
  const isShown = (field: FieldBody) => {
    const onlyFilled = ONLY_FILLED.has(field.key) || (object.key === 'lead' && LEAD_RESULTS.has(field.key));
    if (onlyFilled && isEmptyValue(values[field.key])) return false;
    // Only what somebody owns has a team beside its owner.
    if (field.key === 'team') return !isEmptyValue(values.owner);
    if (field.key === 'owner') return !isEmptyValue(values.owner);
    if (field.key === 'files') return false;
    return !field.system || (field.key === 'externalId' && !onlyFilled);
  };
  const shown = object.fields.filter(isShown);
  return [...shown.filter((field) => field.type !== 'longText'), ...shown.filter((field) => field.type === 'longText')];
}
