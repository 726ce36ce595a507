import type { StagePlace } from '#domain/measures/index.ts';
import type { Parameters } from '#server/platform/sql.ts';

/** A place, joined left as `alias`, is an open stage. Said as what it is not, which the planner takes to hold for most rows. */
export const isOpenPlace = (alias: string): string =>
  `coalesce(${alias}.kind, 'unknown') <> all (array['won', 'lost', 'invalid', 'unknown'])`;

/**
 * The stages of live funnels as a table expression: `<…> p(funnel_key, stage_key, step, position, kind, probability)`.
 * Join it `left`, and ask of its columns through `coalesce`: the planner knows nothing of it, and with an inner join
 * takes hardly any visit to remain (measured: nested loops, up to fourteen times slower).
 */
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
