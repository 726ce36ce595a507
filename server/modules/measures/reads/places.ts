import type { StagePlace } from '#domain/measures/index.ts';
import type { Parameters } from '#server/platform/sql.ts';

/** The stages of live funnels as a table expression: `<…> p(funnel_key, stage_key, step, position, kind, probability)`. */
export function placesTable(places: readonly StagePlace[], alias: string, params: Parameters): string {
  const column = (values: (string | number)[], type: string) => `${params.add(values)}::${type}[]`;
  const arrays = [
    column(
      places.map((place) => place.funnelKey),
      'text',
    ),
    column(
      places.map((place) => place.stageKey),
      'text',
    ),
    column(
      places.map((place) => place.step),
      'text',
    ),
    column(
      places.map((place) => place.position),
      'int',
    ),
    column(
      places.map((place) => place.kind),
      'text',
    ),
    column(
      places.map((place) => place.probability),
      'numeric',
    ),
  ];
  return `unnest(${arrays.join(', ')}) as ${alias}(funnel_key, stage_key, step, position, kind, probability)`;
}
