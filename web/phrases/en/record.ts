import type { Translated } from '../translated.ts';
import type { record as zh } from '../zh-CN/record.ts';

export const record: Translated<typeof zh> = {
  title: 'Record',
};
