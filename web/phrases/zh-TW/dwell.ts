import type { Translated } from '../translated.ts';
import type { dwell as zh } from '../zh-CN/dwell.ts';

export const dwell: Translated<typeof zh> = {
  snooze: '暫停提醒',
  wake: '恢復提醒',
  snoozeHint: '到這一天之前，「{{title}}」不會提醒停留過久，也不列入停滯清單。',
  until: '暫停至',
  nextMonday: '下週一',
  inTwoWeeks: '兩週後',
  nextMonth: '下月初',
  reason: '原因',
  reasonHint: '例如：對方年底關帳，元旦後再談',
  snoozed: '「{{title}}」已暫停提醒',
  woken: '已恢復提醒',
};
