import type { Translated } from '../translated.ts';
import type { views as zh } from '../zh-CN/views.ts';

export const views: Translated<typeof zh> = {
  title: 'Views',
};
