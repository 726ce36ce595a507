export const setup = {
  title: '初始设置',
} as const;
