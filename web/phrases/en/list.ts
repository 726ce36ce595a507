import type { Translated } from '../translated.ts';
import type { list as zh } from '../zh-CN/list.ts';

export const list: Translated<typeof zh> = {
  title: 'List',
};
