import type { Translated } from '../translated.ts';
import type { views as zh } from '../zh-CN/views.ts';

export const views: Translated<typeof zh> = {
  title: '檢視',
  plain: '預設顯示',
  own: '我的檢視',
  shared: '分享給我的',
  differs: '目前顯示與檢視不同，尚未儲存',
  saveAs: '將目前顯示另存為…',
  update: '更新「{{name}}」',
  updated: '已更新檢視「{{name}}」',
  saved: '已儲存檢視「{{name}}」',
  name: '檢視名稱',
  sharing: '誰可以使用',
  sharingOf: { private: '僅自己', department: '本部門及下級', everyone: '所有人' },
  edit: '重新命名或分享…',
  copy: '複製為我的檢視',
  copyOf: '{{name}}（複本）',
  makeDefault: '設為開啟時的預設檢視',
  notDefault: '取消預設',
  isDefault: '開啟頁面時的預設檢視',
  opensWith: '之後開啟這個頁面時顯示「{{name}}」',
  opensPlain: '之後開啟這個頁面時以預設方式顯示',
  deleted: '已刪除檢視「{{name}}」',
  more: '「{{name}}」的更多操作',
};
