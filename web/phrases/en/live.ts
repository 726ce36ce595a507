import type { Translated } from '../translated.ts';
import type { live as zh } from '../zh-CN/live.ts';

export const live: Translated<typeof zh> = {
  down: 'Offline – retrying',
  downHint: 'Changes by colleagues do not arrive right now. You can go on working; the page catches up by itself.',
};
