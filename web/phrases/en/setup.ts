import type { Translated } from '../translated.ts';
import type { setup as zh } from '../zh-CN/setup.ts';

export const setup: Translated<typeof zh> = {
  title: 'Start with Loudou',
  intro: 'Name your company and its first administrator, and you are in.',
  company: 'Company',
  companyName: 'Company name',
  language: 'Language',
  currency: 'Currency',
  timeZone: 'Time zone',
  timeZoneHelp: '“Today” and “this quarter” follow this zone.',
  admin: 'First administrator',
  adminName: 'Name',
  email: 'E-mail',
  password: 'Password',
  passwordLong: 'At least {{min}} characters',
  passwordOwn: 'Not a common password, nor your e-mail',
  submit: 'Finish and go in',
};
