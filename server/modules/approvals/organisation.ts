import type { Organisation } from '#domain/approvals/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDirectory } from '../identity/index.ts';
import { selectRolesOfPeople } from './organisationQueries.ts';

/** Who works where and leads what, now. */
export async function loadOrganisation(ctx: Context, db: Queryable = ctx.pools.app): Promise<Organisation> {
  const { departments } = await getDirectory(ctx);
  const people = await selectRolesOfPeople(db, ctx.workspace);
  return {
    departments: new Map(departments.map(({ id, parentId, headId }) => [id, { parent: parentId, head: headId }])),
    people: new Map(people.map(({ id, department, roles }) => [id, { department, roles }])),
    keepers: people.filter(({ keeps }) => keeps).map(({ id }) => id),
  };
}
