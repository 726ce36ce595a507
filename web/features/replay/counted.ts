import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';

/** So many records of an object: `63 个商机`. */
export function counted(object: string, count: number, t: TFunction, { number }: Pick<Format, 'number'>): string {
  const key = object === 'opportunity' || object === 'lead' ? object : 'record';
  return t(`replay.counted.${key}`, { count, n: number(count) });
}
