/** Readers of address parameters: whatever stands there, only what is understood gets through. */
export type RawSearch = Record<string, unknown>;

const MOST = 500;

export function textParam(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= MOST ? text : undefined;
}

export function choiceParam<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

/** Several values in one parameter: `a,b`. */
export function listParam(value: unknown): string[] | undefined {
  const parts = textParam(value)?.split(',').filter(Boolean);
  return parts?.length ? parts : undefined;
}

/** A calendar day: `2026-03-18`. */
export function dayParam(value: unknown): string | undefined {
  const text = textParam(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
