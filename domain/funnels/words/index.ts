import type { Locale } from '../../kernel/localized.ts';
import { en } from './en.ts';
import type { GateWords } from './types.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const WORDS: Record<Locale, GateWords> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
