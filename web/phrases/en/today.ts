import type { Translated } from '../translated.ts';
import type { today as zh } from '../zh-CN/today.ts';

export const today: Translated<typeof zh> = {
  title: 'Today',
};
