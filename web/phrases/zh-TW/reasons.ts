import type { Translated } from '../translated.ts';
import type { reasons as source } from '../zh-CN/reasons.ts';

export const reasons: Translated<typeof source> = {
  title: '原因',
  hint: '進入時要說明',
  one: '原因',
  name: '原因名稱',
  add: '新增原因',
  subs: '子原因',
  subName: '子原因 {{number}}',
  addSub: '新增子原因',
  asksCompetitor: '要註明[競爭對手]',
  asksNote: '要寫說明',
  up: '上移：{{name}}',
  down: '下移：{{name}}',
  retire: '停用：{{name}}',
  retired: '已停用，既有資料照常顯示',
  back: '復用',
  backOf: '復用：{{name}}',
  keptIn: { field: '原因存入', detail: '子原因存入', competitor: '[競爭對手]存入', note: '說明存入' },
  begin: '設定原因',
  beginHint: '從欄位現有的選項開始',
};
