import type { Translated } from '../translated.ts';
import type { help as zh } from '../zh-CN/help.ts';

export const help: Translated<typeof zh> = {
  title: '幫助',
};
