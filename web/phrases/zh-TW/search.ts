import type { Translated } from '../translated.ts';
import type { search as zh } from '../zh-CN/search.ts';

export const search: Translated<typeof zh> = {
  open: '搜尋',
  placeholder: '搜尋[客戶]、[商機]、[聯絡人]或頁面',
  label: '搜尋記錄和頁面',
  recents: '最近開啟',
  switchLanguage: '切換到{{language}}',
  pages: '頁面',
  actions: '操作',
  noResult: '沒有找到「{{query}}」',
  noResultHint: '請試試名稱的一部分、拼音或首字母。',
  failed: '搜尋沒有完成',
  keysMove: '選擇',
  keysOpen: '開啟',
  keysClose: '關閉',
  results_other: '{{count}} 筆結果',
};
