import type { Translated } from '../translated.ts';
import type { people as zh } from '../zh-CN/people.ts';

export const people: Translated<typeof zh> = {
  title: '人員與部門',
};
