import type { Translated } from '../translated.ts';
import type { signIn as zh } from '../zh-CN/signIn.ts';

export const signIn: Translated<typeof zh> = {
  title: '登入',
  email: '電子郵件',
  password: '密碼',
  submit: '登入',
  forgotHint: '忘記密碼？請管理員提供一次性登入連結。',
  linkWorking: '正在使用連結登入',
  linkHint: '請用密碼登入，或請管理員重新提供連結。',
  firstTitle: '歡迎，{{name}}',
  firstHint: '請設定密碼，之後以 {{email}} 和密碼登入。邀請連結只能使用一次。',
  firstRule: '至少 10 個字元。',
  firstSave: '設定密碼並進入',
  firstLater: '稍後再說',
  demoTitle: '體驗示範',
  demoHint: '選一個角色直接進入，資料可以隨意修改。',
};
