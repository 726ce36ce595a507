import type { Translated } from '../translated.ts';
import type { live as zh } from '../zh-CN/live.ts';

export const live: Translated<typeof zh> = {
  down: '離線 – 重試中',
  downHint: '暫時收不到同事的變更，正在重新連線。頁面仍可使用，恢復後會自動更新。',
};
