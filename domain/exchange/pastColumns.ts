import { normaliseHeader } from './proposeMapping.ts';

/** Headers of a file of past stage changes: whose, to which stage, when. */
export type PastColumns = { record: string; stage: string; at: string };
type Column = { header: string; isDate: boolean };

const NOUN =
  '(?:opportunity|opp|deal|lead|record|object|parent|商机|商機|线索|線索|记录|記錄|项目|項目|專案|对象|物件)';
/** Whose change it is: an id with the name of the thing says more than a bare one, which may be the change's own. */
const RECORD = [
  new RegExp(
    `^(?:外部|external)?${NOUN}(?:外部|external)?(?:id|key|number|no|code|编号|編號|编码|編碼|代码|代碼)$`,
    'u',
  ),
  /^(?:external|外部)(?:id|key|编号|編號)$/u,
  /(?:id|编号|編號|单号|單號)$/u,
];
const TO =
  /^(?:to|new|target|after|current|新|目标|目標|当前|目前|变更后|變更後|更改后|更改後|变化后|變化後|转入|轉入|进入|進入|至|到)的?/u;
const FROM =
  /^(?:from|old|previous|prior|before|last|原|旧|舊|上一|前一|变更前|變更前|更改前|变化前|變化前|转出|轉出|离开|離開|从|從)的?/u;
const STAGE = /stage|阶段|階段/u;
const VALUE = /^(?:value|值)$/u;
const CHANGED =
  /^(?:stage)?(?:change|changed|modified|moved|entered|entry|updated|lastmodified|lastchange)(?:date|time|at|on|datetime|timestamp)?$|^(?:date|time|timestamp)(?:of)?(?:stage)?(?:change|changed|entered|moved)$|^(?:阶段|階段)?(?:变更|變更|变化|變化|更改|修改|推进|推進|转换|轉換|进入|進入|更新|操作)(?:阶段|階段)?(?:时间|時間|日期|时刻|時刻|于|於)$/u;
const STAGE_TIME = /(?:stage|阶段|階段).*(?:date|time|since|at|on|时间|時間|日期)$/u;
const ANY_TIME = /date|time|timestamp|created|modified|时间|時間|日期/u;

/** The word is a stage, or the side of a change: To, New Value, 变更后. */
function side(word: string): 'to' | 'from' | 'plain' | undefined {
  if (ANY_TIME.test(word) && !/^(?:to|from)$/u.test(word)) return undefined;
  for (const [mark, name] of [
    [TO, 'to'],
    [FROM, 'from'],
  ] as const) {
    const rest = word.replace(mark, '');
    if (rest !== word && (rest === '' || STAGE.test(rest) || VALUE.test(rest))) return name;
  }
  return STAGE.test(word) && !/id$|编号|order|序/u.test(word) ? 'plain' : undefined;
}

/**
 * The columns that say which record came to which stage when, by their names in Chinese and English; undefined where
 * one of them is missing. `isDate`: whether the cells can be dates.
 */
export function proposePast(columns: readonly Column[]): PastColumns | undefined {
  const words = columns.map(({ header, isDate }) => ({ header, isDate, word: normaliseHeader(header) }));
  const record = RECORD.map((pattern) => words.find(({ word }) => pattern.test(word))).find((found) => found);
  const sides = words.map((column) => ({ ...column, side: side(column.word) }));
  const stage = sides.find((column) => column.side === 'to') ?? sides.find((column) => column.side === 'plain');
  const dated = words.filter((column) => column.isDate && column !== record && column.header !== stage?.header);
  const at =
    dated.find(({ word }) => CHANGED.test(word)) ??
    dated.find(({ word }) => STAGE_TIME.test(word)) ??
    dated.find(({ word }) => ANY_TIME.test(word)) ??
    dated[0];
  return record && stage && at ? { record: record.header, stage: stage.header, at: at.header } : undefined;
}

/** Says "from … to …": nothing but a change is written so. */
export function namesBothSides(headers: readonly string[]): boolean {
  const sides = headers.map((header) => side(normaliseHeader(header)));
  return sides.includes('from') && sides.includes('to');
}

/** The object that the ids of a file of changes name, of those that have stages; undefined where they name none. */
export function objectOfPast(record: string): 'lead' | 'opportunity' | undefined {
  const word = normaliseHeader(record);
  if (/^(?:lead|线索|線索|潜客|潛客)/u.test(word)) return 'lead';
  return /^(?:opp|deal|商机|商機|项目|項目|專案)/u.test(word) ? 'opportunity' : undefined;
}
