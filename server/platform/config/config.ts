import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How this process runs: from the command line first, then the environment. */
export type Config = {
  /** Start without the demo company. */
  blank: boolean;
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  /** The application's address past a transaction pooler, for what needs a session. */
  databaseDirectUrl: string | undefined;
  logLevel: string;
  /** Proxies that may tell the client's address (Fastify's trustProxy), comma separated. */
  trustProxy: string[] | undefined;
  /** How long requests are still taken after a stop, so that proxies can turn elsewhere. */
  drainMs: number;
  /** What a scraper of /metrics must bring; without it there is no such address. */
  metricsToken: string | undefined;
  /** The role switcher of the demo: by default for whoever reaches this server by a loopback name. */
  demoSwitcher: 'off' | 'loopback' | 'on';
};

export class BadArguments extends Error {}

const DEFAULT_PORT = 7280;
const BEHIND_PROXY_SECONDS = 5;
const SWITCHER: Record<string, Config['demoSwitcher']> = { 0: 'off', 1: 'on' };

/** Throws BadArguments, whose message says what is wrong in both languages. */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv): Config {
  const options = readArguments(argv);
  const host = options.host ?? env.HOST ?? '127.0.0.1';
  return {
    blank: options.blank ?? false,
    host,
    port: readPort(options.port ?? env.PORT),
    dataDir: resolve(options.data ?? env.LOUDOU_DATA ?? 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    databaseAppUrl: env.DATABASE_APP_URL || undefined,
    databaseDirectUrl: env.DATABASE_DIRECT_URL || undefined,
    logLevel: env.LOG_LEVEL ?? 'info',
    trustProxy: env.TRUST_PROXY ? env.TRUST_PROXY.split(',').map((part) => part.trim()) : undefined,
    drainMs: readDrain(env.DRAIN_SECONDS, env.TRUST_PROXY ? BEHIND_PROXY_SECONDS : 0) * 1_000,
    metricsToken: readMetricsToken(env.METRICS_TOKEN),
    demoSwitcher: SWITCHER[env.LOUDOU_DEMO_SWITCHER ?? ''] ?? 'loopback',
  };
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        blank: { type: 'boolean' },
        host: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new BadArguments(`启动参数有误 Bad argument: ${(error as Error).message}`);
  }
}

function readDrain(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds <= 300)) throw new BadArguments(`DRAIN_SECONDS 0–300: ${text}`);
  return seconds;
}

/** One that can be guessed is none. */
function readMetricsToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length < 16) throw new BadArguments('METRICS_TOKEN 至少 16 个字符 needs at least 16 characters');
  return text;
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new BadArguments(`端口无效 Not a port: ${text}`);
  return port;
}
