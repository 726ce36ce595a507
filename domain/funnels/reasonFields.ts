import type { ReasonFields } from './reasons.ts';
import type { StageKind } from './types.ts';

/** Where the product's own objects keep why they ended. */
const KEPT: Readonly<Record<string, Partial<Record<StageKind, ReasonFields>>>> = {
  opportunity: {
    lost: { field: 'lossReason', detail: 'lossDetail', competitor: 'competitor', note: 'lossNote' },
    invalid: { field: 'invalidReason', detail: 'invalidDetail', note: 'invalidNote' },
  },
  lead: {
    lost: { field: 'rejectReason', detail: 'rejectDetail', note: 'rejectNote' },
    invalid: { field: 'rejectReason', detail: 'rejectDetail', note: 'rejectNote' },
  },
};

/** The fields for reasons of an end; undefined where an object has none for it. */
export const reasonFieldsOf = (objectKey: string, kind: StageKind): ReasonFields | undefined => KEPT[objectKey]?.[kind];
