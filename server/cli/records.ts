import { measureRecords } from '#server/modules/measures/index.ts';
import { type Command, EXIT, Misused, required, text } from './command.ts';
import { QUESTION_OPTIONS, QUESTION_USAGE, questionOf } from './measure.ts';
import { table } from './table.ts';

const SHOWN = 20;

export const recordsCommand: Command = {
  usage: `records <measure> --part won [--keys a,b] [--limit 20] ${QUESTION_USAGE}`,
  summary: { 'zh-CN': '打开一个数字背后的记录', en: 'Open the records behind a number' },
  options: { ...QUESTION_OPTIONS, part: { type: 'string' }, keys: { type: 'string' }, limit: { type: 'string' } },
  async run({ ctx, positionals, options, print }) {
    const name = required(positionals[0], 'measure');
    const limit = Number(text(options.limit) ?? SHOWN);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new Misused('--limit 1–500');
    // An empty key stands for records without a value.
    const keys = text(options.keys)
      ?.split(',')
      .map((key) => (key === '' ? null : key));
    const cell = { part: required(text(options.part), '--part'), ...(keys ? { keys } : {}) };
    const result = await measureRecords(ctx, questionOf(name, options), cell, { limit });
    print(result, () => {
      const rows = result.records.map(({ id, values }) => [id, values.name, values.amount, values.stage]);
      return `${result.count}\n${table(['id', 'name', 'amount', 'stage'], rows)}`;
    });
    return EXIT.ok;
  },
};
