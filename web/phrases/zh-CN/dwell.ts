export const dwell = {
  snooze: '暂停提醒',
  wake: '恢复提醒',
  snoozeHint: '到这一天之前，“{{title}}”不提醒停留过久，也不列入停滞清单。',
  until: '暂停至',
  nextMonday: '下周一',
  inTwoWeeks: '两周后',
  nextMonth: '下月初',
  reason: '原因',
  reasonHint: '例如：对方年底封账，元旦后再谈',
  snoozed: '“{{title}}”已暂停提醒',
  woken: '已恢复提醒',
} as const;
