import { randomBytes } from 'node:crypto';
import { createUsers, listDepartments, listUsers, type User, updateUser } from '#server/modules/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type Call, type Command, EXIT, list, Misused, required, text } from './command.ts';
import { table } from './table.ts';

export const userCommand: Command = {
  usage: `user list
       user add <name> --email a@b.cn [--roles rep] [--department 华东] [--password …]
       user password <email> [--password …]`,
  summary: { 'zh-CN': '用户', en: 'Users' },
  options: {
    email: { type: 'string' },
    roles: { type: 'string' },
    department: { type: 'string' },
    password: { type: 'string' },
  },
  async run(call) {
    const [act, who] = call.positionals;
    if (act === 'list') return printUsers(call);
    if (act === 'add') return addUser(call, required(who, 'name'));
    if (act === 'password') return changePassword(call, required(who, 'email'));
    throw new Misused('user list | add | password');
  },
};

async function allUsers(ctx: Context): Promise<User[]> {
  const users: User[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await listUsers(ctx, { limit: 500, ...(after === undefined ? {} : { after }) });
    users.push(...page.users);
    after = page.next;
  }
  return users;
}

async function printUsers({ ctx, print }: Call): Promise<number> {
  const users = await allUsers(ctx);
  const departments = await listDepartments(ctx);
  const nameOf = (id: string | null) => departments.find((department) => department.id === id)?.name ?? '';
  print(users, () =>
    table(
      ctx.locale === 'en'
        ? ['Name', 'E-mail', 'Department', 'Roles', 'Active', 'Password']
        : ['姓名', '邮箱', '部门', '角色', '启用', '密码'],
      users.map((user) => [
        user.name,
        user.email,
        nameOf(user.departmentId),
        user.roles,
        user.active ? '✓' : '',
        user.hasPassword ? '✓' : '',
      ]),
    ),
  );
  return EXIT.ok;
}

async function addUser({ ctx, options, print }: Call, name: string): Promise<number> {
  const email = required(text(options.email), '--email');
  const { password, isNew } = passwordOf(options.password);
  const department = text(options.department);
  const [outcome] = await createUsers(ctx, [
    {
      name,
      email,
      password,
      roles: list(options.roles) ?? ['rep'],
      ...(department === undefined ? {} : { departmentId: await departmentNamed(ctx, department) }),
    },
  ]);
  if (!outcome?.ok) throw new Refused('invalid_input', { issues: outcome?.issues ?? [] });
  print({ id: outcome.id, email, ...(isNew ? { password } : {}) }, () => (isNew ? `${email}  ${password}` : email));
  return EXIT.ok;
}

async function departmentNamed(ctx: Context, name: string): Promise<string> {
  const found = (await listDepartments(ctx)).filter((department) => department.active && department.name === name);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const code = found.length > 1 ? 'ambiguous_reference' : 'unknown_reference';
  throw new Refused('invalid_input', { issues: [{ code, field: 'departmentId', params: { value: name } }] });
}

async function changePassword({ ctx, options, print }: Call, email: string): Promise<number> {
  const user = (await allUsers(ctx)).find((one) => one.email?.toLowerCase() === email.toLowerCase());
  if (!user) throw new Refused('not_found');
  const { password, isNew } = passwordOf(options.password);
  await updateUser(ctx, { id: user.id, password });
  print({ email, ...(isNew ? { password } : {}) }, () => (isNew ? `${email}  ${password}` : email));
  return EXIT.ok;
}

/** Without a given one a random password is made and printed once. */
function passwordOf(given: string | boolean | undefined): { password: string; isNew: boolean } {
  const password = text(given);
  return password === undefined
    ? { password: randomBytes(12).toString('base64url'), isNew: true }
    : { password, isNew: false };
}
