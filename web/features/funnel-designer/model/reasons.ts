import type { ObjectBody } from '#contract/objects.ts';
import { reasonFieldsOf } from '#domain/funnels/reasonFields.ts';
import { offered, type Reason, type StageReasons, type SubReason } from '#domain/funnels/reasons.ts';
import type { Stage } from '#domain/funnels/types.ts';
import type { Localized } from '#domain/kernel/localized.ts';
import { type Design, patchStage, stageOf } from './design.ts';

/** Reasons to begin with: what the field that keeps them offers already. */
export function firstReasons(object: ObjectBody, { kind }: Stage): StageReasons | undefined {
  const kept = reasonFieldsOf(object.key, kind);
  const field = object.fields.find(({ key }) => key === kept?.field);
  if (!kept || !field) return undefined;
  const known = (field.options ?? []).filter(({ retired }) => !retired);
  return { ...kept, list: known.map(({ key, labels }) => ({ code: key, names: labels as Localized })) };
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
