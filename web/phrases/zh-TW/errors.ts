import type { Translated } from '../translated.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Translated<typeof zh> = {
  title: '無法顯示',
  unreachable: '伺服器沒有回應，請檢查網路後重試。',
  unexpected: '伺服器出錯了，請重試。',
  errorId: '請提供管理員此編號：{{id}}',
  noPermission: '您沒有權限檢視',
  noPermissionHint: '如需檢視，請聯絡您的主管或管理員。',
  notFound: '沒有找到',
  notFoundHint: '記錄可能已刪除，或不在您的可見範圍內。',
  pageBroken: '頁面出錯了',
  pageBrokenHint: '您的資料沒有受影響。重新載入後再試。',
  reload: '重新載入',
  updated: '系統已更新',
  updatedHint: '重新載入後即可繼續使用。',
};
