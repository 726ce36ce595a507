import type { Locale } from '../kernel/localized.ts';
import type { FieldType } from '../objects/types.ts';
import type { Operator } from './condition.ts';
import { en } from './words/en.ts';
import type { ConditionWords } from './words/types.ts';
import { zhCN } from './words/zh-CN.ts';
import { zhTW } from './words/zh-TW.ts';

export type { ConditionWords };

/** An operator as it is said of a field of this type. */
export function operatorWords(words: ConditionWords, op: Operator, type: FieldType | undefined): string {
  const ofTime = type === 'date' || type === 'dateTime' ? words.timeOperators[op] : undefined;
  const ofYesNo = type === 'boolean' ? words.yesNoOperators[op] : undefined;
  return ofTime ?? ofYesNo ?? words.operators[op];
}

export const WORDS: Record<Locale, ConditionWords> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
