export const record = {
  title: '记录',
} as const;
