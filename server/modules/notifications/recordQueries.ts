import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';

type Schema = { schema: string };

export type Holders = { id: string; owner: string | null; team: string[] };

/** Who has a record: its owner and its team. */
export async function selectHolders(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Map<string, Holders>> {
  const { rows } = await db.query<Holders>(
    inSchema(
      workspace,
      `select id, owner_id as owner, coalesce(team_ids, '{}') as team from :schema.${ident(object.table)}
       where id = any($1::uuid[])`,
    ),
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type About = { object: string; id: string; text: string };

/** What follow-ups are about: the deal, lead or account, else the follow-up itself; and how they begin. */
export async function selectSubjects(
  db: Queryable,
  workspace: Schema,
  definitions: Definitions,
  ids: readonly string[],
): Promise<Map<string, About>> {
  const activity = definitions.object('activity');
  const column = (key: string) => activity.fields.find((field) => field.key === key)?.column;
  const columns = ['opportunity', 'lead', 'account', 'content'].map((key) => {
    const name = column(key);
    return `${name ? ident(name) : 'null'} as ${ident(key)}`;
  });
  type Row = {
    id: string;
    opportunity: string | null;
    lead: string | null;
    account: string | null;
    content: string | null;
  };
  const { rows } = await db.query<Row>(
    inSchema(
      workspace,
      `select id, ${columns.join(', ')} from :schema.${ident(activity.table)} where id = any($1::uuid[])`,
    ),
    [ids],
  );
  return new Map(
    rows.map((row) => {
      const parent = (['opportunity', 'lead', 'account'] as const).find((key) => row[key]);
      const about = parent ? { object: parent, id: row[parent]! } : { object: 'activity', id: row.id };
      return [row.id, { ...about, text: (row.content ?? '').slice(0, 120) }];
    }),
  );
}
