import { expect, test } from 'vitest';
import { BadArguments, readConfig } from './config.ts';

test('listens on the loopback address unless told otherwise', () => {
  expect(readConfig([], {})).toMatchObject({ host: '127.0.0.1', port: 7280, blank: false, demoSwitcher: 'loopback' });
  expect(readConfig(['--host', '0.0.0.0'], { LOUDOU_DEMO_SWITCHER: '0' })).toMatchObject({ demoSwitcher: 'off' });
});

test('the command line goes before the environment', () => {
  expect(readConfig(['--port', '8080', '--blank'], { PORT: '9090' })).toMatchObject({ port: 8080, blank: true });
});

test.each([[['--port', 'x']], [['--port', '70000']], [['--nonsense']], [['stray']]])('refuses %j', (argv) => {
  expect(() => readConfig(argv, {})).toThrow(BadArguments);
});

test('a stop waits for proxies where there are some', () => {
  expect(readConfig([], {}).drainMs).toBe(0);
  expect(readConfig([], { TRUST_PROXY: '10.0.0.1' }).drainMs).toBe(5_000);
  expect(readConfig([], { TRUST_PROXY: '10.0.0.1', DRAIN_SECONDS: '0.5' }).drainMs).toBe(500);
  expect(() => readConfig([], { DRAIN_SECONDS: '-1' })).toThrow(BadArguments);
});

test('figures are closed by default, and a token that can be guessed is refused', () => {
  expect(readConfig([], {}).metricsToken).toBeUndefined();
  expect(readConfig([], { METRICS_TOKEN: '0123456789abcdef' }).metricsToken).toBe('0123456789abcdef');
  expect(() => readConfig([], { METRICS_TOKEN: 'short' })).toThrow(BadArguments);
});
