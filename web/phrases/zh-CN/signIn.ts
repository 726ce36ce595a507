export const signIn = {
  title: '登录',
  email: '邮箱',
  password: '密码',
  submit: '登录',
  forgotHint: '忘记密码？请管理员发一个一次性登录链接。',
  linkWorking: '正在用链接登录',
  linkHint: '请用密码登录，或请管理员再发一个链接。',
  demoTitle: '看演示',
  demoHint: '选一个角色直接进入，数据可以随意改动。',
} as const;
