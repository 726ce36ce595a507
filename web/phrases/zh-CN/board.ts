export const board = {
  title: '看板',
} as const;
