import { totalmem } from 'node:os';

export interface Tuning {
  port: number;
  /** False only for tests: a crash of the machine may then lose the cluster. */
  durable: boolean;
}

/** PostgreSQL's settings as command-line options, which rank above its configuration files. */
export function settingsFor({ port, durable }: Tuning): string[] {
  const eighthOfMemory = Math.floor(totalmem() / 8 / 1024 / 1024);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // No socket: its path may be at most 107 bytes, and data folders have longer ones.
    unix_socket_directories: '',
    shared_buffers: `${Math.min(512, Math.max(32, eighthOfMemory))}MB`,
    max_connections: '100',
    max_wal_size: '2GB',
    // The SQL is shaped by definitions: generic plans were up to 90 times slower, and compiling queries cost more than it won.
    plan_cache_mode: 'force_custom_plan',
    jit: 'off',
    random_page_cost: '1.1',
    idle_in_transaction_session_timeout: '10min',
    log_line_prefix: '%m [%p] ',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
