import { BadArguments, readConfig } from '#server/platform/config/index.ts';
import { DatabaseProblem } from '#server/platform/postgres/index.ts';
import { ServeProblem } from './serve/problem.ts';
import { serve } from './serve/serve.ts';

/** `node server/main.ts serve [--blank] [--host] [--port] [--data]` */
const [command, ...args] = process.argv.slice(2);

try {
  if (command !== 'serve') throw new BadArguments(`serve [--blank] [--host 127.0.0.1] [--port 7280] [--data data]`);
  await serve(readConfig(args, process.env));
  // A job that was given back may still be running.
  process.exit(0);
} catch (error) {
  const told = error instanceof DatabaseProblem || error instanceof ServeProblem || error instanceof BadArguments;
  console.error(told ? `\n${error.message}\n` : error);
  process.exit(1);
}
