import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { backupCommand, restoreCommand } from './cli/backup.ts';
import { type Command, EXIT, GLOBAL_OPTIONS, type Maintenance, Misused, type Options } from './cli/command.ts';
import { explain, explainedText } from './cli/explain.ts';
import { exportCommand } from './cli/export.ts';
import { importCommand } from './cli/import.ts';
import { measureCommand } from './cli/measure.ts';
import { openContext } from './cli/open.ts';
import { recordsCommand } from './cli/records.ts';
import { tokenCommand } from './cli/token.ts';
import { userCommand } from './cli/user.ts';
import { BackupProblem } from './platform/backup/index.ts';
import { BadArguments } from './platform/config/index.ts';
import { Refused } from './platform/errors.ts';
import { DatabaseProblem } from './platform/postgres/index.ts';
import { wire } from './wiring.ts';

/** `npm run loudou -- <command> …`: the verbs of the server from a terminal, with the rights of a user. */
const COMMANDS: Record<string, Command | Maintenance> = {
  import: importCommand,
  export: exportCommand,
  measure: measureCommand,
  records: recordsCommand,
  user: userCommand,
  token: tokenCommand,
  backup: backupCommand,
  restore: restoreCommand,
};

const [name = '', ...args] = process.argv.slice(2);
let locale: Locale = /^en/i.test(process.env.LANG ?? '') ? 'en' : 'zh-CN';
let asJson = args.includes('--json');

try {
  process.exitCode = await run(name, args);
} catch (error) {
  process.exitCode = report(error);
}

async function run(commandName: string, given: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, commandName) ? COMMANDS[commandName] : undefined;
  if (!command) {
    const asked = ['', 'help', '--help', '-h'].includes(commandName);
    (asked ? console.log : console.error)(help());
    return asked ? EXIT.ok : EXIT.misuse;
  }
  const { options, positionals } = parse(command, given);
  if (options.help) {
    console.log(command.usage);
    return EXIT.ok;
  }
  const lang = LOCALES.find((known) => known === options.lang);
  if (options.lang !== undefined && !lang) throw new Misused(`--lang ${LOCALES.join(' | ')}`);
  if (lang) locale = lang;
  const call = {
    positionals,
    options,
    path: (file: string) => resolve(process.env.INIT_CWD ?? process.cwd(), file),
    print: (answer: unknown, words: () => string) => console.log(asJson ? JSON.stringify(answer, null, 2) : words()),
  };
  if ('maintain' in command) return command.maintain(call);
  wire();
  const { ctx, close } = await openContext(options);
  locale = lang ?? ctx.locale;
  const ending = new AbortController();
  process.once('SIGINT', () => ending.abort());
  try {
    return await command.run({ ...call, ctx: { ...ctx, locale }, signal: ending.signal });
  } finally {
    await close();
  }
}

function parse(command: Command | Maintenance, given: string[]): { options: Options; positionals: string[] } {
  try {
    const parsed = parseArgs({
      args: given,
      options: { ...GLOBAL_OPTIONS, ...command.options },
      allowPositionals: true,
    });
    const options = parsed.values as Options;
    asJson = options.json === true;
    return { options, positionals: parsed.positionals };
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

function help(): string {
  const lines = Object.values(COMMANDS).map(
    ({ usage, summary }) => `  ${usage}\n      ${summary['zh-CN']}  ${summary.en}`,
  );
  return [
    'npm run loudou -- <command> [--workspace slug] [--as email] [--lang zh-CN|en] [--json] [--data folder]',
    '',
    ...lines,
    '',
    '  exit 0 ok · 1 error · 2 wrong call · 3 done, but something was refused',
  ].join('\n');
}

function report(error: unknown): number {
  if (error instanceof Refused) {
    const explained = explain(error, locale);
    console.error(asJson ? JSON.stringify({ error: explained }, null, 2) : explainedText(explained));
    return EXIT.error;
  }
  if (error instanceof Misused || error instanceof BadArguments) {
    console.error(`${error.message}\n\n${COMMANDS[name]?.usage ?? help()}`);
    return EXIT.misuse;
  }
  const told = error instanceof DatabaseProblem || error instanceof BackupProblem;
  console.error(told ? error.message : error);
  return EXIT.error;
}
