import type { Translated } from '../translated.ts';
import type { live as zh } from '../zh-CN/live.ts';

export const live: Translated<typeof zh> = {
  title: '即時更新',
};
