import type { Locale } from '../kernel/localized.ts';
import { en } from './words/en.ts';
import type { ConditionWords } from './words/types.ts';
import { zhCN } from './words/zh-CN.ts';
import { zhTW } from './words/zh-TW.ts';

export type { ConditionWords };

export const WORDS: Record<Locale, ConditionWords> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
