import { hash, verify } from '@node-rs/argon2';
import { newSecret } from './secrets.ts';

/** argon2id (the library's default) with OWASP's first choice: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/** Without a hash (nobody of that name) it does the same work and answers false, so that time tells nothing. */
export async function isPassword(hashed: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret());
  const right = await verify(hashed ?? (await decoy), password);
  return right && Boolean(hashed);
}
