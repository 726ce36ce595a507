import type { Translated } from '../translated.ts';
import type { documents as zh } from '../zh-CN/documents.ts';

export const documents: Translated<typeof zh> = {
  state: { pending: '待核驗', confirmed: '已核驗', rejected: '已退回' },
  said: '退回說明：{{note}}',
  confirm: '確認',
  reject: '退回',
  rejectGo: '確認退回',
  why: '退回原因',
  whyHint: '寫明哪裡不對，負責人會看到',
  did: { confirmed: '已確認「{{name}}」', rejected: '已退回「{{name}}」' },
  tab: '待核驗檔案',
  tabCount_other: '待核驗檔案 {{count}}',
  empty: '沒有等您核驗的檔案',
  emptyHint: '關卡要求核驗的檔案會出現在這裡；自己上傳的由別人核驗。',
  sentBy: '{{name}} 上傳',
  asked: '為進入{{stage}}',
  hidden_other: '另有 {{count}} 份，處理完這些後顯示',
};
