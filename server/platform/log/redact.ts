const SECRET_NAMES = /^(token|password|passwd|secret|key|code|csrf|link|authorization)$|(token|password|secret)$/i;
const HIDDEN = '[hidden]';

/** The address as it may stand in a log: values of query parameters that could be secrets are hidden. */
export function redactUrl(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return url;
  const params = url
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      return SECRET_NAMES.test(name) ? `${name}=${HIDDEN}` : pair;
    });
  return `${url.slice(0, start)}?${params.join('&')}`;
}

const names = ['password', 'token', 'csrf', 'secret', 'authorization', 'cookie', 'next', 'current'];

/** Paths that pino hides wherever they are logged, up to three levels deep. A net below the rule not to log them. */
export const REDACTED = {
  paths: [
    ...names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    'req.headers["x-csrf-token"]',
    'headers["x-csrf-token"]',
    'res.headers["set-cookie"]',
    'headers["set-cookie"]',
  ],
  censor: HIDDEN,
};
