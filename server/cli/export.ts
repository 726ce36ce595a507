import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { exportSchema } from '#contract/exports.ts';
import { exportRecords } from '#server/modules/exchange/index.ts';
import { type Command, EXIT, json, list, required, text } from './command.ts';
import { parseWith } from './parseWith.ts';

export const exportCommand: Command = {
  usage: `export <object> [--out file.csv|file.xlsx] [--filter json] [--columns a,b] [--sort field|-field] [--keys]`,
  summary: { 'zh-CN': '导出记录', en: 'Export records' },
  options: {
    out: { type: 'string' },
    filter: { type: 'string' },
    columns: { type: 'string' },
    sort: { type: 'string' },
    keys: { type: 'boolean' },
  },
  async run({ ctx, positionals, options, print, path }) {
    const object = required(positionals[0], 'object');
    const out = text(options.out);
    const query = parseWith(exportSchema, {
      filter: json(options.filter, 'filter'),
      columns: list(options.columns),
      sort: list(options.sort)?.map((key) => ({ field: key.replace(/^-/, ''), descending: key.startsWith('-') })),
      format: out?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
      headers: options.keys ? 'keys' : 'labels',
    });
    const { rows } = await exportRecords(ctx, object, query, () =>
      out === undefined ? standardOutput() : createWriteStream(path(out)),
    );
    if (out !== undefined) print({ rows, file: path(out) }, () => `${path(out)}  ${rows}`);
    return EXIT.ok;
  },
};

/** Standard output stays open behind the file. */
const standardOutput = (): Writable =>
  new Writable({
    write: (chunk, _encoding, done) => {
      if (process.stdout.write(chunk)) done();
      else process.stdout.once('drain', () => done());
    },
  });
