import type { Translated } from '../translated.ts';
import type { dwell as zh } from '../zh-CN/dwell.ts';

export const dwell: Translated<typeof zh> = {
  snooze: 'Snooze warnings',
  wake: 'Warn again',
  snoozeHint:
    'Until this day nobody is warned that “{{title}}” stands too long, and lists of stalled records leave it out.',
  until: 'Until',
  nextMonday: 'Next Monday',
  inTwoWeeks: 'In two weeks',
  nextMonth: 'Next month',
  reason: 'Why',
  reasonHint: 'For example: the customer’s books are closed until New Year',
  snoozed: '“{{title}}” is snoozed',
  woken: 'Warnings are on again',
};
