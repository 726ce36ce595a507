import type { Translated } from '../translated.ts';
import type { fields as zh } from '../zh-CN/fields.ts';

export const fields: Translated<typeof zh> = {
  empty: '–',
  pickDate: '選擇日期',
  pickDateTime: '選擇日期和時間',
  pickOption: '請選擇',
  searchRecord: '輸入名稱、拼音或首字母',
  searchPerson: '輸入姓名、拼音或首字母',
  noOption: '沒有符合的選項',
  call: '撥打 {{number}}',
  writeMail: '寫郵件給 {{address}}',
  openLink: '開啟 {{address}}（新視窗）',
  chooseFile: '拖到這裡，或選擇檔案',
  removeFile: '移除 {{name}}',
  uploading: '正在上傳',
  autoNumber: '儲存後自動編號',
  untitled: '未命名',
  hiddenRecord: '無權檢視的記錄',
  unknownUser: '已停用的成員',
};
