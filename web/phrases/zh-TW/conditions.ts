import type { Translated } from '../translated.ts';
import type { conditions as zh } from '../zh-CN/conditions.ts';

export const conditions: Translated<typeof zh> = {
  find: '篩選{{object}}',
  addFilter: '新增條件',
  allHold: '符合全部',
  anyHolds: '符合任一',
  combine: '組合條件',
  builder: '組合篩選條件',
  removeFilter: '移除條件 {{words}}',
  field: '欄位',
  operator: '比較方式',
  period: '期間',
  me: '我',
  colleague: '其他人',
  apply: '套用',
  chosenRecord: '選定的記錄',
  group: '一組條件',
  join: '這一組怎樣算符合',
  all: '符合全部',
  any: '符合任一',
  not: '排除（非）',
  add: '新增條件',
  addGroup: '新增一組',
  remove: '移除這個條件',
  removeGroup: '移除這一組',
  nothingAsked: '還沒有完整的條件：不篩選，顯示全部。',
};
