export const cockpit = {
  title: '驾驶舱',
} as const;
