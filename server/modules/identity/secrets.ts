import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in addresses, cookies and headers. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Secrets of full entropy need no slow hash; only this is stored. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const CARRIED = /^([a-z][a-z0-9_]{0,39})\.([\w-]{20,100})$/;

/** A session or token names its workspace, so that one query finds everything: `<slug>.<secret>`. */
export const carry = (slug: string, secret: string): string => `${slug}.${secret}`;

export function carried(text: string): { slug: string; hash: Buffer } | undefined {
  const match = CARRIED.exec(text);
  return match ? { slug: match[1]!, hash: hashOfSecret(match[2]!) } : undefined;
}
