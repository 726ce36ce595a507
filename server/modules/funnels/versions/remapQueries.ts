import type { MappedStay, MappingRule } from '#domain/funnels/index.ts';
import { pagesOf } from '#server/platform/postgres/index.ts';
import { ident, inSchema, Parameters, type Queryable, type Transaction } from '#server/platform/sql.ts';
import type { Funnels } from '../definitions.ts';

type Schema = { schema: string };

export type Side = 'live' | 'pilot';
export type Misplaced = {
  funnelKey: string;
  /** The funnels by which records shall stand. */
  funnels: Funnels;
  /** Only these records. */
  ids?: readonly string[] | undefined;
  /** Besides those whose stage does not exist for them: everything of one side in these stages, as a rule may split them, */
  splitting?: { side: Side; stages: readonly string[] } | undefined;
  /** and everything that still stands where the mapping of one of these versions has put it. */
  mappedBy?: readonly number[] | undefined;
};

export type Remap = Omit<Misplaced, 'funnels'> & {
  /** What held before, for what a stage was that is gone. */
  before: Funnels;
  after: Funnels;
  /** Where records go that come to stand by the pilot, and by the live version. */
  rules: { pilot: readonly MappingRule[]; live: readonly MappingRule[] };
  reason: string | null;
};

/** As many as one statement writes. */
const PAGE = 5000;

/** Ids of records that may have to change their stage, in their order, page after page; those in the bin too. */
export async function* pagesOfMisplaced(
  tx: Transaction,
  workspace: Schema,
  table: string,
  asked: Misplaced,
): AsyncGenerator<string[]> {
  const params = new Parameters();
  const where = [
    `t.funnel_key = ${params.add(asked.funnelKey)}`,
    ...(asked.ids ? [`t.id = any(${params.add(asked.ids)}::uuid[])`] : []),
    `(${misplaced(asked, params).join(' or ')})`,
  ];
  const text = inSchema(
    workspace,
    `select t.id from :schema.${ident(table)} t where ${where.join(' and ')} order by t.id`,
  );
  const pages = pagesOf<{ id: string }>(tx, 'misplaced', { text, values: params.values, size: PAGE });
  for await (const rows of pages) yield rows.map(({ id }) => id);
}

/** So that the next statement sees them as they stay. */
export async function lockAll(db: Queryable, workspace: Schema, table: string, ids: readonly string[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `select 1 from :schema.${ident(table)} where id = any($1::uuid[]) order by id for no key update`,
    ),
    [ids],
  );
}

function misplaced({ funnelKey, funnels, splitting, mappedBy }: Misplaced, params: Parameters): string[] {
  const pilot = funnels.pilotOf(funnelKey);
  const keys = (stages: readonly { key: string }[]) => `${params.add(stages.map(({ key }) => key))}::text[]`;
  const lost = `t.stage_key <> all(${keys(funnels.funnel(funnelKey).live.stages)})`;
  const inPilot = pilot ? takesPart(pilot, params) : 'false';
  return [
    pilot ? `case when ${inPilot} then t.stage_key <> all(${keys(pilot.version.stages)}) else ${lost} end` : lost,
    ...(splitting && splitting.stages.length > 0
      ? [
          `(${splitting.side === 'pilot' ? '' : 'not '}${inPilot} and t.stage_key = any(${params.add(splitting.stages)}::text[]))`,
        ]
      : []),
    ...(mappedBy === undefined
      ? []
      : [
          // What is taken back from the others is nothing to the teams of a pilot.
          `not ${inPilot} and exists (select 1 from :schema.stage_visit v where v.record_id = t.id and v.left_at is null
             and v.entry_kind = 'mapped' and v.version_id = any(${params.add(mappedBy)}::int[]))`,
        ]),
  ];
}

/** The stays of records, in their order, as far as they tell which mappings have led where. */
export async function selectStays(
  db: Queryable,
  workspace: Schema,
  ids: readonly string[],
): Promise<Map<string, MappedStay[]>> {
  const { rows } = await db.query<MappedStay & { id: string }>(
    inSchema(
      workspace,
      `select record_id as id, stage_key as "stageKey", entry_kind as "entryKind", version_id as "versionId"
       from :schema.stage_visit where record_id = any($1::uuid[]) order by record_id, ordinal`,
    ),
    [ids],
  );
  return Map.groupBy(rows, ({ id }) => id);
}

/** What each version of a funnel replaced as the live one. */
export async function selectReplaced(
  db: Queryable,
  workspace: Schema,
  funnelKey: string,
): Promise<Map<number, number | null>> {
  const { rows } = await db.query<{ id: number; replaces: number | null }>(
    inSchema(workspace, 'select id, replaces from :schema.funnel_version where funnel_key = $1'),
    [funnelKey],
  );
  return new Map(rows.map(({ id, replaces }) => [id, replaces]));
}

/** Whether the row `t` stands in a pilot; never unknown. */
export function takesPart(
  pilot: { people: ReadonlySet<string>; departments: ReadonlySet<string> },
  params: Parameters,
): string {
  const among = (column: string, ids: ReadonlySet<string>) => `${column} = any(${params.add([...ids])}::uuid[])`;
  return `coalesce(${among('t.owner_id', pilot.people)} or ${among('t.department_id', pilot.departments)}, false)`;
}
