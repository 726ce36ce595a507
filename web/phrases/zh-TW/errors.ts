import type { Translated } from '../translated.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Translated<typeof zh> = {
  title: '沒有顯示出來',
  unreachable: '伺服器沒有回應，請檢查網路後重試。',
  unexpected: '伺服器出錯了，請重試。',
  errorId: '報給管理員的編號：{{id}}',
  noPermission: '您沒有許可權檢視',
  noPermissionHint: '需要檢視的話，請聯絡您的主管或管理員。',
  notFound: '沒有找到',
  notFoundHint: '記錄可能已被刪除，或者不在您的可見範圍內。',
  pageBroken: '頁面出錯了',
  pageBrokenHint: '您的資料沒有受影響。重新載入後再試。',
  reload: '重新載入',
  updated: '系統已更新',
  updatedHint: '重新載入後繼續使用。',
};
