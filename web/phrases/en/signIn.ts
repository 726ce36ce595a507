import type { Translated } from '../translated.ts';
import type { signIn as zh } from '../zh-CN/signIn.ts';

export const signIn: Translated<typeof zh> = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  forgotHint: 'Forgot it? Ask an administrator for a one-time link.',
  linkWorking: 'Signing in by link',
  linkHint: 'Sign in with your password, or ask an administrator for a new link.',
  demoTitle: 'Look around',
  demoHint: 'Pick a role and go straight in. Change whatever you like.',
};
