import type { Translated } from '../translated.ts';
import type { setup as zh } from '../zh-CN/setup.ts';

export const setup: Translated<typeof zh> = {
  title: 'Set up',
};
