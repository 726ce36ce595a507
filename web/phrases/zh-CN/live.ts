export const live = {
  down: '离线 – 重试中',
  downHint: '暂时收不到同事的改动，正在重新连接。页面仍可使用，恢复后会自动更新。',
} as const;
