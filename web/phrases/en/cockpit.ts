import type { Translated } from '../translated.ts';
import type { cockpit as zh } from '../zh-CN/cockpit.ts';

export const cockpit: Translated<typeof zh> = {
  title: 'Cockpit',
};
