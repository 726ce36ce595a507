import { type DecimalMark, parseNumberText } from './parseNumber.ts';

/**
 * Which sign stands before the fraction in a column. '1,234' alone can be read both ways, therefore the mark is decided
 * for a column and never for a cell; when nothing tells, it is the point and `ambiguous` is true.
 */
export function detectDecimalMark(samples: readonly string[]): { mark: DecimalMark; ambiguous: boolean } {
  const texts = samples.filter((text) => text.trim() !== '');
  const readable = (mark: DecimalMark) => texts.filter((text) => parseNumberText(text, mark) !== undefined).length;
  const [point, comma] = [readable('.'), readable(',')];
  if (point !== comma) return { mark: point > comma ? '.' : ',', ambiguous: false };
  return { mark: '.', ambiguous: texts.some((text) => parseNumberText(text, '.') !== parseNumberText(text, ',')) };
}
