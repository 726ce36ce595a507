import { productText } from '../../kernel/productText.ts';
import type { MeasureUnit, ModeSpec, PartSpec } from '../types.ts';

export const text = productText;

export const mode = (key: string, name: [string, string], words: [string, string]): ModeSpec => ({
  key,
  names: text(...name),
  words: text(...words),
});

/** A count that opens the records it counts. */
export const counted = (key: string, zh: string, en: string): PartSpec => ({
  key,
  unit: 'count',
  names: text(zh, en),
  drill: true,
});

/** A number beside the value that has no list of its own. */
export const beside = (key: string, unit: MeasureUnit, zh: string, en: string): PartSpec => ({
  key,
  unit,
  names: text(zh, en),
});
