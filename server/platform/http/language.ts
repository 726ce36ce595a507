import type { FastifyRequest } from 'fastify';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';

const isLocale = (text: unknown): text is Locale => LOCALES.includes(text as Locale);

/** The best supported language of an `accept-language` header; undefined when it names none. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.map(({ tag }) => supported(tag)).find((locale) => locale !== undefined);
}

/** The language of a tag; Chinese of Taiwan, Hong Kong and Macao is written 繁體. */
function supported(tag: string): Locale | undefined {
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
  return LOCALES.find((known) => known.split('-')[0] === tag.split('-')[0]);
}

/** `?lang=`, else the language of the signed-in user, else that of the browser, else 简体. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (isLocale(asked)) return asked;
  return request.signedIn?.context.locale ?? acceptedLocale(request.headers['accept-language']) ?? 'zh-CN';
}
