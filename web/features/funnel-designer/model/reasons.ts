import type { ObjectBody } from '#contract/objects.ts';
import { offered, type Reason, type ReasonFields, type SubReason } from '#domain/funnels/reasons.ts';
import type { Localized } from '#domain/kernel/localized.ts';
import { type Design, patchStage, stageOf } from './design.ts';

/**
 * Says which fields keep the reasons of an end. Those that its reason field offers already are what one begins with; that
 * field need not be required any more, as the reasons ask for it.
 */
export function keepReasons(design: Design, stage: string, object: ObjectBody, kept: ReasonFields): Design {
  const { reasons, requiredFields = [] } = stageOf(design, stage) ?? {};
  const { options = [] } = object.fields.find(({ key }) => key === kept.field) ?? {};
  const offers = options
    .filter(({ retired }) => !retired)
    .map(({ key, labels }): Reason => ({ code: key, names: labels as Localized }));
  const list = reasons?.field === kept.field ? reasons.list : offers;
  return patchStage(design, stage, {
    reasons: { ...kept, list },
    requiredFields: requiredFields.filter((field) => field !== kept.field),
  });
}

const patchList = (design: Design, stage: string, change: (list: readonly Reason[]) => Reason[]): Design => {
  const reasons = stageOf(design, stage)?.reasons;
  return reasons ? patchStage(design, stage, { reasons: { ...reasons, list: change(reasons.list) } }) : design;
};

/** Puts one in the place of the one with its code, or after the others. */
export const putReason = (design: Design, stage: string, reason: Reason): Design =>
  patchList(design, stage, (list) => put(list, reason));

export const moveReason = (design: Design, stage: string, code: string, by: 1 | -1): Design =>
  patchList(design, stage, (list) => moved(list, code, by));

export const retireReason = (design: Design, stage: string, code: string, isKnown: boolean): Design =>
  patchList(design, stage, (list) => retired(list, code, isKnown));

export const bringBack = (design: Design, stage: string, code: string): Design =>
  patchList(design, stage, (list) => list.map((one) => (one.code === code ? current(one) : one)));

function put<T extends SubReason>(list: readonly T[], one: T): T[] {
  const at = list.findIndex(({ code }) => code === one.code);
  return at < 0 ? [...list, one] : list.with(at, one);
}

/** Changes places with the one before or after it among those that are offered. */
export function moved<T extends SubReason>(list: readonly T[], code: string, by: 1 | -1): T[] {
  const shown = offered(list);
  const at = shown.findIndex((one) => one.code === code);
  const other = shown[at + by];
  const one = shown[at];
  if (!one || !other) return [...list];
  return list.map((each) => (each === one ? other : each === other ? one : each));
}

/** One that records may have is retired and stays known; one that was only drawn is gone. */
export function retired<T extends SubReason>(list: readonly T[], code: string, isKnown: boolean): T[] {
  if (!isKnown) return list.filter((one) => one.code !== code);
  return list.map((one) => (one.code === code ? { ...one, retired: true } : one));
}

function current<T extends SubReason>({ retired: _, ...one }: T): T {
  return one as T;
}

/** A code that no other funnel, also none that is being drawn elsewhere, gives to something else. */
export function newCode(begin: string): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${begin}${number.toString(36)}`;
}
