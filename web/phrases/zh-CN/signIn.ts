export const signIn = {
  title: '登录',
} as const;
