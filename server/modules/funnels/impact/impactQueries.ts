import { pagesOf } from '#server/platform/postgres/index.ts';
import { ident, inSchema, Parameters, type Transaction } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Team = { departments: ReadonlySet<string>; people: ReadonlySet<string> };
export type ImpactRow = Record<string, unknown> & { id: string };

const PAGE = 2000;

/** Open records of a funnel, page after page, as of one moment. The transaction must be a snapshot (repeatable read). */
export async function* pagesOfOpen(
  tx: Transaction,
  workspace: Schema,
  asked: { table: string; columns: readonly string[]; funnelKey: string; team: Team | undefined },
): AsyncGenerator<ImpactRow[]> {
  const { params, where } = openOf(asked);
  const columns = [...new Set(['id', ...asked.columns])].map((column) => `t.${ident(column)}`).join(', ');
  const text = inSchema(workspace, `select ${columns} from :schema.${ident(asked.table)} t where ${where}`);
  yield* pagesOf<ImpactRow>(tx, 'impact', { text, values: params.values, size: PAGE });
}

/** How many records `pagesOfOpen` will give. */
export async function countOpen(
  tx: Transaction,
  workspace: Schema,
  asked: { table: string; funnelKey: string; team: Team | undefined },
): Promise<number> {
  const { params, where } = openOf(asked);
  const { rows } = await tx.query<{ count: number }>(
    inSchema(workspace, `select count(*)::int as count from :schema.${ident(asked.table)} t where ${where}`),
    params.values,
  );
  return rows[0]!.count;
}

function openOf({ funnelKey, team }: { funnelKey: string; team: Team | undefined }) {
  const params = new Parameters();
  const among = (column: string, ids: ReadonlySet<string>) => `t.${column} = any(${params.add([...ids])}::uuid[])`;
  const where = [
    `t.funnel_key = ${params.add(funnelKey)}`,
    `t.stage_kind = 'open'`,
    't.deleted_at is null',
    ...(team ? [`(${among('owner_id', team.people)} or ${among('department_id', team.departments)})`] : []),
  ];
  return { params, where: where.join(' and ') };
}
