import type { Role } from '#domain/identity/types.ts';
import type { Context } from '#server/platform/context.ts';

const EVERYTHING: Role = {
  id: 0,
  key: 'system',
  names: { 'zh-CN': '系统' },
  rights: { '*': { create: true, read: 'all', update: 'all', delete: 'all' } },
  abilities: [],
};

/** For what follows from an act by rule: the actor needs no right to it; the log names the actor, and the door `automation`. */
export const asSystem = (ctx: Context): Context => ({
  ...ctx,
  door: 'automation',
  actor: { ...ctx.actor, roles: [EVERYTHING] },
});
