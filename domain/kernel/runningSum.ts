import { sumDecimals } from './decimal.ts';

const FOLD = 1000;

/** Adds up decimals one by one, and them many at a time, as that is cheaper; holds no more than a thousand. */
export function runningSum(): { add(value: string): void; total(): string } {
  let waiting: string[] = [];
  const fold = () => {
    waiting = [sumDecimals(waiting)];
    return waiting[0]!;
  };
  return {
    add(value) {
      waiting.push(value);
      if (waiting.length >= FOLD) fold();
    },
    total: fold,
  };
}
