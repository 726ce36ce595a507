import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Locale } from '#domain/kernel/localized.ts';
import { type Format, makeFormat } from './format.ts';

const FormatContext = createContext<Format | undefined>(undefined);

type Props = { locale: Locale; timeZone: string; currency: string; children: ReactNode };

export function FormatProvider({ locale, timeZone, currency, children }: Props) {
  const format = useMemo(() => makeFormat({ locale, timeZone, currency }), [locale, timeZone, currency]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Formatting for the reader: amounts, numbers, days, dates. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('useFormat needs a FormatProvider above it');
  return format;
}
