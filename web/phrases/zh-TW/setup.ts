import type { Translated } from '../translated.ts';
import type { setup as zh } from '../zh-CN/setup.ts';

export const setup: Translated<typeof zh> = {
  title: '開始使用漏斗',
  intro: '填寫公司和第一位管理員，就可以進入系統。',
  company: '公司',
  companyName: '公司名稱',
  language: '語言',
  currency: '本位幣',
  timeZone: '時區',
  timeZoneHelp: '「今天」和「本季度」按這個時區計算。',
  admin: '第一位管理員',
  adminName: '姓名',
  email: '電子郵件',
  password: '密碼',
  passwordLong: '至少 {{min}} 個字元',
  passwordOwn: '不是常見密碼，也不是電子郵件',
  submit: '完成並進入',
};
