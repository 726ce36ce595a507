import type { Translated } from '../translated.ts';
import type { signIn as zh } from '../zh-CN/signIn.ts';

export const signIn: Translated<typeof zh> = {
  title: '登入',
  email: '電子郵件',
  password: '密碼',
  submit: '登入',
  forgotHint: '忘記密碼？請管理員發一個一次性登入連結。',
  linkWorking: '正在用連結登入',
  linkHint: '請用密碼登入，或請管理員再發一個連結。',
  demoTitle: '看演示',
  demoHint: '選一個角色直接進入，資料可以隨意改動。',
};
