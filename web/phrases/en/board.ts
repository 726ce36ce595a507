import type { Translated } from '../translated.ts';
import type { board as zh } from '../zh-CN/board.ts';

export const board: Translated<typeof zh> = {
  title: 'Board',
};
