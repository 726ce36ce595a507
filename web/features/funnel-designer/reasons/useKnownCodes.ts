import type { StageReasons } from '#domain/funnels/reasons.ts';
import { useDesigner } from '../designer.ts';

/** Codes that records may have: what the fields of the object offer. */
export function useKnownCodes(reasons: StageReasons): (code: string) => boolean {
  const { object } = useDesigner();
  const known = new Set(
    object.fields
      .filter(({ key }) => key === reasons.field || key === reasons.detail)
      .flatMap(({ options = [] }) => options.map(({ key }) => key)),
  );
  return (code) => known.has(code);
}
