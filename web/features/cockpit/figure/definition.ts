import type { MeasureCatalogueBody, MeasureQueryBody } from '#contract/measures.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import type { WindowBasis } from '#domain/measures/types.ts';

export type Definition = {
  name: string;
  mode: string | null;
  words: string;
  version: number;
  basis: WindowBasis | null;
  window: { from?: string | undefined; to?: string | undefined } | null;
  /** Words for the countable parts of a cell, in order. */
  parts: { key: string; name: string }[];
};

/** Modes that say by themselves what their window is about. */
const BASIS_OF_MODE: Record<string, WindowBasis> = { throughput: 'left', all: 'created', due: 'originalClose' };

/** What a question means, in the reader's language. */
export function definitionOf(
  catalogue: MeasureCatalogueBody,
  query: MeasureQueryBody,
  locale: Locale,
): Definition | undefined {
  const measure = catalogue.measures.find((candidate) => candidate.key === query.measure);
  const mode = measure?.modes.find((candidate) => candidate.key === query.mode) ?? measure?.modes[0];
  if (!measure || !mode) return undefined;
  return {
    name: inLocale(measure.names, locale),
    mode: measure.modes.length > 1 ? inLocale(mode.names, locale) : null,
    words: inLocale(mode.words, locale),
    version: measure.version,
    basis: query.window ? (BASIS_OF_MODE[mode.key] ?? measure.bases[0] ?? null) : null,
    window: query.window ?? null,
    parts: measure.parts
      .filter((part) => part.drill)
      .map((part) => ({ key: part.key, name: inLocale(part.names, locale) })),
  };
}
