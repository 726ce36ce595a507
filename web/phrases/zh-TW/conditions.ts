import type { Translated } from '../translated.ts';
import type { conditions as zh } from '../zh-CN/conditions.ts';

export const conditions: Translated<typeof zh> = {
  title: '條件',
};
