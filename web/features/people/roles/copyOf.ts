import type { Localized } from '#domain/kernel/localized.ts';

type Names = { 'zh-CN': string; 'zh-TW'?: string | undefined; en?: string | undefined };

/** Names of a copy in every language, until they are changed. */
export function copyOf(names: Names): Localized {
  return {
    'zh-CN': `${names['zh-CN']} 副本`,
    ...(names['zh-TW'] ? { 'zh-TW': `${names['zh-TW']} 複本` } : {}),
    ...(names.en ? { en: `${names.en} copy` } : {}),
  };
}

/** A free key from a name: `Sales rep copy` → `salesRepCopy`, else `role2`. */
export function keyFor(name: string, taken: readonly string[]): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const camel = words.map((word, index) => (index ? word[0]!.toUpperCase() + word.slice(1) : word.toLowerCase()));
  const wanted =
    camel
      .join('')
      .replace(/^[^a-z]+/, '')
      .slice(0, 50) || 'role';
  for (let count = 1; ; count++) {
    const key = count === 1 ? wanted : `${wanted}${count}`;
    if (!taken.includes(key)) return key;
  }
}
