import { createWriteStream } from 'node:fs';
import type { DryRunReport } from '#contract/exchange.ts';
import type { ImportBody, UndoReport } from '#contract/imports.ts';
import {
  cancelImport,
  dryRun,
  getImport,
  listImports,
  proposeImport,
  readPlanFile,
  resumeImport,
  runImport,
  undoImport,
  writeErrorFile,
} from '#server/modules/exchange/index.ts';
import { type Call, type Command, EXIT, Misused, required, text } from './command.ts';
import { table } from './table.ts';

const SHOWN_PROBLEMS = 20;

export const importCommand: Command = {
  usage: `import <mapping.yaml …> [--dry-run] [--file data.csv] [--errors out.csv]
       import list | show <id> | resume <id> [--force] [--errors out.csv] | cancel <id> | undo <id>
       import errors <id> --errors out.csv
       import propose <file> --object account`,
  summary: { 'zh-CN': '按映射文件导入 CSV / XLSX', en: 'Import CSV or XLSX by a mapping file' },
  options: {
    'dry-run': { type: 'boolean' },
    file: { type: 'string' },
    errors: { type: 'string' },
    object: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(call) {
    const [first, second] = call.positionals;
    switch (required(first, 'mapping.yaml')) {
      case 'list':
        return printImports(call, await listImports(call.ctx));
      case 'show':
        return printImports(call, [await getImport(call.ctx, idOf(second))]);
      case 'cancel':
        return printImports(call, [await cancelImport(call.ctx, idOf(second))]);
      case 'resume':
        return resume(call, idOf(second));
      case 'undo':
        return undo(call, idOf(second));
      case 'errors':
        await saveErrors(call, idOf(second));
        return EXIT.ok;
      case 'propose':
        return propose(call, required(second, 'file'));
      default:
        return importAll(call);
    }
  },
};

function idOf(given: string | undefined): number {
  const id = Number(required(given, 'id'));
  if (!Number.isInteger(id) || id < 1) throw new Misused(`id: ${given}`);
  return id;
}

async function importAll(call: Call): Promise<number> {
  const done: ImportBody[] = [];
  const reports: DryRunReport[] = [];
  for (const mapping of call.positionals) {
    const data = text(call.options.file);
    const { plan, file } = await readPlanFile(call.path(mapping), data === undefined ? undefined : call.path(data));
    const ctx = { ...call.ctx, now: new Date() };
    if (call.options['dry-run']) {
      reports.push(
        await dryRun(ctx, plan, file, { onProgress: (rows, total) => showProgress(file.name, rows, total) }),
      );
    } else {
      const options = { signal: call.signal, onProgress: progressOf(file.name) };
      const result = await runImport(ctx, plan, file, options);
      done.push(result);
      if (result.state !== 'done') break;
    }
  }
  clearProgress();
  if (call.options['dry-run']) return printReports(call, reports);
  for (const { id, counts } of done) if (counts.refused > 0 && call.options.errors) await saveErrors(call, id);
  return printImports(call, done);
}

async function resume(call: Call, id: number): Promise<number> {
  const options = { signal: call.signal, isOrphan: call.options.force === true, onProgress: progressOf(`#${id}`) };
  const data = text(call.options.file);
  const done = await resumeImport(call.ctx, id, data === undefined ? undefined : { path: call.path(data) }, options);
  clearProgress();
  if (done.counts.refused > 0 && call.options.errors) await saveErrors(call, id);
  return printImports(call, [done]);
}

async function undo(call: Call, id: number): Promise<number> {
  const report = await undoImport(
    call.ctx,
    id,
    {},
    { onProgress: (done, total) => showProgress(`#${id}`, done, total) },
  );
  clearProgress();
  call.print(report, () => describeUndo(call, report));
  return report.conflictCount > 0 ? EXIT.refusedRows : EXIT.ok;
}

async function propose(call: Call, file: string): Promise<number> {
  const object = required(text(call.options.object), '--object');
  const proposal = await proposeImport(call.ctx, object, call.path(file));
  call.print(proposal, () =>
    table(
      words(call, ['列', '字段', '把握', '示例'], ['Column', 'Field', 'Confidence', 'Example']),
      proposal.columns.map(({ header, field, confidence }, index) => [
        header,
        field ?? '',
        confidence,
        proposal.sample[0]?.[index] ?? '',
      ]),
    ),
  );
  return EXIT.ok;
}

async function saveErrors(call: Call, id: number): Promise<void> {
  const path = call.path(required(text(call.options.errors), '--errors'));
  await writeErrorFile(call.ctx, id, createWriteStream(path));
}

const words = <T>({ ctx }: Call, zh: T, en: T): T => (ctx.locale === 'en' ? en : zh);

function printImports(call: Call, imports: readonly ImportBody[]): number {
  call.print(call.positionals[0] === 'list' || imports.length !== 1 ? imports : imports[0], () =>
    table(
      words(
        call,
        ['编号', '状态', '对象', '文件', '行数', '新建', '更新', '跳过', '拒绝', '错误'],
        ['Id', 'State', 'Object', 'File', 'Rows', 'Created', 'Updated', 'Skipped', 'Refused', 'Error'],
      ),
      imports.map(({ id, state, stalled, object, fileName, counts, error }) => [
        id,
        stalled ? `${state}?` : state,
        object,
        fileName,
        counts.rowsRead,
        counts.created,
        counts.updated,
        counts.skipped,
        counts.refused,
        error,
      ]),
    ),
  );
  return imports.some(({ counts }) => counts.refused > 0) ? EXIT.refusedRows : EXIT.ok;
}

function printReports(call: Call, reports: readonly DryRunReport[]): number {
  call.print(reports.length === 1 ? reports[0] : reports, () =>
    reports.map((report) => describeReport(call, report)).join('\n\n'),
  );
  return reports.some(({ problemCounts }) => problemCounts.length > 0) ? EXIT.refusedRows : EXIT.ok;
}

function describeReport(call: Call, report: DryRunReport): string {
  const { counts } = report;
  const head = words(
    call,
    `${report.object}: 共 ${counts.rowsRead} 行 – 将新建 ${counts.created}、更新 ${counts.updated}、跳过 ${counts.skipped}、拒绝 ${counts.refused}(${report.format} ${report.encoding} ${JSON.stringify(report.delimiter)})`,
    `${report.object}: ${counts.rowsRead} rows – would create ${counts.created}, update ${counts.updated}, skip ${counts.skipped}, refuse ${counts.refused} (${report.format} ${report.encoding} ${JSON.stringify(report.delimiter)})`,
  );
  const columns = table(
    words(call, ['列', '字段', '格式', '示例'], ['Column', 'Field', 'Format', 'Examples']),
    report.columns.map(({ header, fields, dateFormat, ambiguous, decimalMark, examples }) => [
      header,
      fields,
      dateFormat ? `${dateFormat}${ambiguous ? ' ?' : ''}` : decimalMark === ',' ? '1.234,5' : '',
      examples,
    ]),
  );
  const made = report.wouldCreate.map(({ object, count, examples }) => `+ ${object} ${count}: ${examples.join(', ')}`);
  const problems = report.problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ row, column, value, message }) => [row, column, value, message]);
  const found =
    problems.length > 0
      ? [table(words(call, ['行', '列', '内容', '问题'], ['Row', 'Column', 'Value', 'Problem']), problems)]
      : [];
  const rest = report.problemCounts.reduce((sum, { count }) => sum + count, 0) - problems.length;
  return [head, columns, ...made, ...found, ...(rest > 0 ? [`… +${rest}`] : [])].join('\n');
}

function describeUndo(call: Call, { undone, conflicts, conflictCount }: UndoReport): string {
  const head = words(
    call,
    `已撤销 ${undone} 条,冲突 ${conflictCount} 条`,
    `${undone} undone, ${conflictCount} conflicts`,
  );
  if (conflicts.length === 0) return head;
  const headers = words(call, ['行', '对象', '名称', '原因'], ['Row', 'Object', 'Title', 'Reason']);
  return `${head}\n${table(
    headers,
    conflicts.map(({ row, object, title, message }) => [row, object, title, message]),
  )}`;
}

const progressOf = (name: string) => (progress: { rowsRead: number; totalRows: number }) =>
  showProgress(name, progress.rowsRead, progress.totalRows);

/** One line that is written over, and only where somebody watches. */
function showProgress(name: string, rows: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${name}  ${rows} / ${total}\u001b[K`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
