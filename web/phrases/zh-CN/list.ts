export const list = {
  title: '列表',
} as const;
