import { type Request, send } from '../support/http.ts';
import type { Persona } from './personas.ts';
import type { file } from './sound/imports.ts';

/** Ids of what a persona made, by noun. */
export type Made = Record<string, string[]>;
/** What was answered, or undefined for a refusal. */
export type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T | undefined>;
export type Keep = (noun: string, ...ids: (string | number | undefined)[]) => void;
type Form = ReturnType<typeof file>;

export const keeping =
  (made: Made): Keep =>
  (noun, ...ids) => {
    made[noun] = [...(made[noun] ?? []), ...ids.flatMap((id) => (id === undefined ? [] : [String(id)]))];
  };

const isForm = (body: unknown): body is Form => typeof body === 'object' && body !== null && 'bytes' in body;

export function asking(port: number, { headers }: Persona): Ask {
  return async <T>(method: string, path: string, body?: unknown) => {
    const sent = isForm(body) ? body : { type: 'application/json', bytes: JSON.stringify(body) };
    const request: Request = { method, path, headers: { ...headers } };
    if (body !== undefined) {
      request.headers['content-type'] = sent.type ?? '';
      request.body = sent.bytes;
    }
    const answer = await send(port, request);
    return answer.status < 300 && answer.status > 0 ? (JSON.parse(answer.body.toString() || '{}') as T) : undefined;
  };
}
