import type { SessionBody } from '#contract/identity.ts';
import { abilitiesOf, peopleReach, rightsSummary } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { selectUser } from '../userQueries.ts';

/** What a page needs to know of who is signed in. */
export async function sessionBody(ctx: Context, csrf: string | undefined, switcher: boolean): Promise<SessionBody> {
  const user = await selectUser(ctx.pools.app, ctx.workspace, ctx.actor.userId);
  if (!user) throw new Refused('not_signed_in');
  const { slug, name, locale, timeZone, currency, fiscalYearStart, demo, definitionsVersion } = ctx.workspace;
  const { terms, workingHours, holidays, currencies } = ctx.workspace;
  return {
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      title: user.title,
      departmentId: user.department_id,
      locale: user.locale,
      theme: user.theme,
      timeZone: user.time_zone,
      density: user.preferences.density ?? null,
      startPage: user.preferences.startPage ?? null,
      hasPassword: user.has_password,
    },
    workspace: {
      slug,
      name,
      locale,
      timeZone,
      currency,
      fiscalYearStart,
      terms,
      workingHours,
      holidays,
      currencies,
      demo,
      definitionsVersion,
    },
    ...(csrf === undefined ? {} : { csrf }),
    ...(ctx.viewer ? { seeingAs: { id: user.id, name: user.name } } : {}),
    abilities: abilitiesOf(ctx.actor),
    roles: ctx.actor.roles.map(({ key }) => key),
    peopleReach: peopleReach(ctx.actor),
    rights: rightsSummary(ctx.actor),
    demo: demo && switcher,
  };
}
