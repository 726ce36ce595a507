import type { Translated } from '../translated.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: Translated<typeof zh> = {
  title: 'Settings',
};
