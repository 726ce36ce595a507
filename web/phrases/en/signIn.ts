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
  firstTitle: 'Welcome, {{name}}',
  firstHint: 'Choose a password: you will sign in as {{email}} with it. The link of the invitation works only once.',
  firstRule: 'At least 10 characters.',
  firstSave: 'Set password and go in',
  firstLater: 'Not now',
  demoTitle: 'Look around',
  demoHint: 'Pick a role and go straight in. Change whatever you like.',
};
