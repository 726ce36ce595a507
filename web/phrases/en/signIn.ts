import type { Translated } from '../translated.ts';
import type { signIn as zh } from '../zh-CN/signIn.ts';

export const signIn: Translated<typeof zh> = {
  title: 'Sign in',
};
