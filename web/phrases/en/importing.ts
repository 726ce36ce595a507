import type { Translated } from '../translated.ts';
import type { importing as zh } from '../zh-CN/importing.ts';

export const importing: Translated<typeof zh> = {
  title: 'Import',
};
