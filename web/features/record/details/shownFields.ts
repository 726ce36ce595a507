import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';

export const isEmptyValue = (value: FieldValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Asked for by a certain end, or set by the system: shown only once there is something in them. */
const ONLY_FILLED: ReadonlySet<string> = new Set([
  'lossReason',
  'lossDetail',
  'lossNote',
  'invalidReason',
  'invalidDetail',
  'invalidNote',
  'rejectReason',
  'rejectDetail',
  'rejectNote',
  'lead',
  'originalCloseDate',
  'externalId',
  'doneAt',
]);
const LEAD_RESULTS: ReadonlySet<string> = new Set(['account', 'contact', 'opportunity']);

/** What there is to say of an end: why, against whom, what came of it. It stands in the panel of the stage then. */
const TOLD = [
  ...['lossReason', 'lossDetail', 'lossNote', 'invalidReason', 'invalidDetail', 'invalidNote'],
  ...['rejectReason', 'rejectDetail', 'rejectNote', 'competitor'],
];
/** Said of every lost deal, also once it is lost: an empty one can be filled in. */
const TOLD_OF_LOST: ReadonlySet<string> = new Set(['lossReason', 'lossNote']);
const ENDS: ReadonlySet<unknown> = new Set(['won', 'lost', 'invalid']);

export const isClosed = (values: RecordValues): boolean => ENDS.has(values.stageKind);

/** The fields that tell how a closed record ended. */
export function toldFields(object: ObjectBody, values: RecordValues): FieldBody[] {
  if (!isClosed(values)) return [];
  const keys = object.key === 'lead' ? [...TOLD, 'account', 'opportunity'] : TOLD;
  const isTold = (key: string) =>
    !isEmptyValue(values[key]) ||
    (object.key === 'opportunity' && values.stageKind === 'lost' && TOLD_OF_LOST.has(key));
  return keys.flatMap((key) => object.fields.find((field) => field.key === key && isTold(key)) ?? []);
}

/** The object's own fields, then owner and department; what head, stage and foot show is left out. Long texts come last. */
export function shownFields(object: ObjectBody, values: RecordValues): FieldBody[] {
  const told = new Set(toldFields(object, values).map(({ key }) => key));
  const isShown = (field: FieldBody) => {
    if (told.has(field.key)) return false;
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
