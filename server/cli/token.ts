import { createApiToken, listTokens, revokeToken } from '#server/modules/identity/index.ts';
import { type Call, type Command, EXIT, Misused, required, text } from './command.ts';
import { table } from './table.ts';

export const tokenCommand: Command = {
  usage: `token list
       token create <name> [--expires 2027-01-01] [--read-only]
       token revoke <id>`,
  summary: { 'zh-CN': 'API 令牌(属于 --as 的用户)', en: 'API tokens (of the user given by --as)' },
  options: { expires: { type: 'string' }, 'read-only': { type: 'boolean' } },
  async run(call) {
    const [act, what] = call.positionals;
    if (act === 'list') return printTokens(call);
    if (act === 'create') return createToken(call, required(what, 'name'));
    if (act === 'revoke') {
      const id = required(what, 'id');
      await revokeToken(call.ctx, { id });
      call.print({ revoked: id }, () => id);
      return EXIT.ok;
    }
    throw new Misused('token list | create | revoke');
  },
};

async function printTokens({ ctx, print }: Call): Promise<number> {
  const tokens = await listTokens(ctx);
  print(tokens, () =>
    table(
      ctx.locale === 'en'
        ? ['Id', 'Name', 'Begins with', 'Created', 'Expires', 'Last used', 'Reads only']
        : ['编号', '名称', '开头', '创建', '有效期', '最近使用', '只读'],
      tokens.map((token) => [
        token.id,
        token.name,
        token.prefix,
        token.createdAt,
        token.expiresAt,
        token.lastUsedAt,
        token.readOnly ? '✓' : '',
      ]),
    ),
  );
  return EXIT.ok;
}

async function createToken({ ctx, options, print }: Call, name: string): Promise<number> {
  const expires = text(options.expires);
  const expiresAt = expires === undefined ? null : new Date(expires);
  if (expiresAt && Number.isNaN(expiresAt.getTime())) throw new Misused('--expires 2027-01-01');
  const created = await createApiToken(ctx, { name, expiresAt, readOnly: options['read-only'] === true });
  print(created, () => created.token);
  return EXIT.ok;
}
