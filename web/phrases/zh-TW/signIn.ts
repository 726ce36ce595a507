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
  demoTitle: '體驗示範',
  demoHint: '選一個角色直接進入，資料可以隨意修改。',
};
