import type { Translated } from '../translated.ts';
import type { keyboard as zh } from '../zh-CN/keyboard.ts';

export const keyboard: Translated<typeof zh> = {
  title: '鍵盤快速鍵',
  everywhere: '所有頁面',
  record: '記錄',
  lists: '清單',
  search: '搜尋記錄、頁面和操作',
  close: '關閉彈出視窗或側欄',
  goTo: '前往{{page}}',
  boardMove: '在卡片之間移動',
  open: '開啟',
  boardStage: '選擇要去的階段',
  boardNeighbour: '移到前一個、後一個階段',
  select: '選取',
  nextRecord: '下一筆、上一筆',
  saveFollowUp: '儲存[聯繫紀錄]',
  editCell: '編輯儲存格',
  nextCell: '下一個儲存格',
  selectRange: '選取一段',
  click: '點一下',
};
