import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, emailOf, PASSWORD, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import {
  changePassword,
  createApiToken,
  createSignInLink,
  deactivateUser,
  findApiToken,
  findSession,
  listTokens,
  revokeToken,
  signIn,
  signInByLink,
  signOut,
  updateUser,
} from './index.ts';

let db: TestDatabase;
let world: World;
const minutes = (n: number, from = new Date()) => new Date(from.getTime() + n * 60_000);
const mail = (name: string) => emailOf(name, world.workspace.slug);
const enter = (name: string, password = PASSWORD, now?: Date) =>
  signIn(world.entrance(now), { email: mail(name), password });
const log = async (kind: string) => {
  const { rows } = await db.owner.query(`select * from ${world.workspace.schema}.access_log where kind = $1`, [kind]);
  return rows;
};

beforeAll(async () => {
  db = await createTestDatabase();
  world = await createWorld(db);
});
afterAll(() => db.drop());

describe('sign-in', () => {
  test('by e-mail in any case opens a session that one query finds', async () => {
    const east = await world.department('华东');
    const id = await world.user('anna', { departmentId: east, roles: ['manager'] });
    const { cookie, csrf } = await signIn(world.entrance(), {
      email: ` ${mail('ANNA').toUpperCase()} `,
      password: PASSWORD,
    });
    const found = await findSession(world.entrance(), cookie);
    expect(found?.csrf).toBe(csrf);
    expect(found?.context).toMatchObject({ door: 'page', workspace: { slug: world.workspace.slug }, locale: 'zh-CN' });
    expect(found?.context.actor).toMatchObject({ userId: id, name: 'anna', roles: [{ key: 'manager' }] });
    expect(found?.context.actor.departmentsBelow).toEqual([found?.context.actor.department]);
    expect(await log('signIn')).toMatchObject([{ actor_id: id, details: { by: 'password' } }]);
  });

  test('nothing readable is stored', async () => {
    const { cookie } = await enter('anna');
    const { rows } = await db.owner.query(
      'select token_hash, password_hash from loudou.session join loudou.login l on l.id = login_id',
    );
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(rows.some((row) => row.token_hash.toString('base64url').includes(cookie.split('.')[1]!))).toBe(false);
  });

  test('forged, foreign and malformed cookies are nobody', async () => {
    const { cookie } = await enter('anna');
    const other = await createWorld(db);
    const secret = cookie.split('.')[1]!;
    for (const forged of [
      secret,
      `${other.workspace.slug}.${secret}`,
      `no_such.${secret}`,
      `x"; drop.${secret}`,
      '',
      '.',
    ])
      expect(await findSession(world.entrance(), forged)).toBeUndefined();
  });

  test('a wrong password, an unknown address and a user without a password answer alike', async () => {
    await world.user('ben', { password: undefined });
    for (const name of ['anna', 'nobody', 'ben'])
      await expect(enter(name, 'not it')).rejects.toThrow('wrong_credentials');
    const time = async (name: string) => {
      const start = performance.now();
      await enter(name, 'not it').catch(() => {});
      return performance.now() - start;
    };
    const [known, unknown] = [await time('anna'), await time('nobody2')];
    expect(unknown).toBeGreaterThan(known / 4);
  });

  test('eight wrong ones lock, also the right one and unknown addresses, and time opens again', async () => {
    await world.user('carl');
    for (const name of ['carl', 'ghost']) {
      for (let i = 0; i < 8; i++) await expect(enter(name, 'not it')).rejects.toThrow('wrong_credentials');
      await expect(enter(name)).rejects.toMatchObject({ code: 'locked_out', status: 429, params: { minutes: 15 } });
    }
    await expect(enter('carl', PASSWORD, minutes(14))).rejects.toThrow('locked_out');
    await expect(enter('carl', 'not it', minutes(16))).rejects.toThrow('wrong_credentials');
    await expect(enter('carl', PASSWORD, minutes(16))).rejects.toMatchObject({ params: { minutes: 30 } });
    await expect(enter('carl', PASSWORD, minutes(60))).resolves.toBeDefined();
    expect((await log('signInFailed')).filter((row) => row.details.lockedMinutes > 0)).toHaveLength(2);
  });

  test('many guesses at once do not slip past the limit', async () => {
    await world.user('dora');
    const guesses = [...Array(12).fill('not it'), PASSWORD].map((password) => enter('dora', password));
    await Promise.allSettled(guesses);
    const { rows } = await db.owner.query('select failed_count, locked_until from loudou.login where email = $1', [
      mail('dora'),
    ]);
    const guessed = (await Promise.allSettled(guesses)).at(-1)!.status === 'fulfilled';
    if (!guessed) expect(rows[0].failed_count).toBeGreaterThanOrEqual(8);
    await expect(enter('dora', 'x')).rejects.toThrow(guessed ? /wrong_credentials|locked_out/ : 'locked_out');
  });
});

describe('sessions', () => {
  test('slide on while they are used, at most every ten minutes, and end after ninety days', async () => {
    await world.user('emil');
    const start = new Date();
    const { cookie } = await enter('emil', PASSWORD, start);
    const day = (n: number) => minutes(n * 24 * 60, start);
    const seen = async () => {
      const { rows } = await db.owner.query(
        'select last_seen_at from loudou.session s join loudou.login l on l.id = s.login_id where l.email = $1',
        [mail('emil')],
      );
      return rows[0].last_seen_at.getTime() - start.getTime();
    };
    await findSession(world.entrance(minutes(9, start)), cookie);
    expect(await seen()).toBe(0);
    await findSession(world.entrance(minutes(11, start)), cookie);
    expect(await seen()).toBe(11 * 60_000);
    expect(await findSession(world.entrance(day(15)), cookie)).toBeUndefined();
    for (let n = 10; n <= 80; n += 10) expect(await findSession(world.entrance(day(n)), cookie)).toBeDefined();
    expect(await findSession(world.entrance(day(89)), cookie)).toBeDefined();
    expect(await findSession(world.entrance(day(90.1)), cookie)).toBeUndefined();
  });

  test('end at once by signing out, by deactivation, elsewhere by a new password', async () => {
    const id = await world.user('fred');
    const [one, two, three] = [await enter('fred'), await enter('fred'), await enter('fred')];
    await signOut((await findSession(world.entrance(), one.cookie))!.context, one.cookie);
    expect(await findSession(world.entrance(), one.cookie)).toBeUndefined();
    const { context } = (await findSession(world.entrance(), two.cookie))!;
    const change = { current: PASSWORD, next: 'another good phrase', cookie: two.cookie };
    await expect(changePassword(context, { ...change, current: 'x' })).rejects.toMatchObject({
      issues: [{ field: 'current' }],
    });
    await expect(changePassword(context, { ...change, next: 'short' })).rejects.toMatchObject({
      issues: [{ code: 'weak_password' }],
    });
    await changePassword(context, change);
    expect(await findSession(world.entrance(), two.cookie)).toBeDefined();
    expect(await findSession(world.entrance(), three.cookie)).toBeUndefined();
    const token = await createApiToken(context, { name: 'x' });
    await deactivateUser(world.system, { id });
    expect(await findSession(world.entrance(), two.cookie)).toBeUndefined();
    expect(await findApiToken(world.entrance(), token.token)).toBeUndefined();
    await expect(enter('fred', 'another good phrase')).rejects.toThrow('wrong_credentials');
    await updateUser(world.system, { id, active: true });
    await expect(enter('fred', 'another good phrase')).resolves.toBeDefined();
  });
});

describe('links', () => {
  test('work once, for one of two at once, and only in time', async () => {
    const userId = await world.user('gina', { password: undefined });
    const link = await createSignInLink(world.system, { userId });
    const both = await Promise.allSettled([1, 2].map(() => signInByLink(world.entrance(), { token: link.token })));
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const late = await createSignInLink(world.system, { userId });
    await expect(signInByLink(world.entrance(minutes(16)), late)).rejects.toThrow('link_expired');
    const day = await createSignInLink(world.system, { userId, minutes: 24 * 60 });
    const { cookie } = await signInByLink(world.entrance(minutes(23 * 60)), day);
    const { context } = (await findSession(world.entrance(minutes(23 * 60)), cookie))!;
    await changePassword(context, { current: undefined, next: PASSWORD });
    await expect(enter('gina')).resolves.toBeDefined();
  });

  test('reps cannot make them, nor can a user manager for an administrator', async () => {
    const boss = await world.user('hugo', { roles: ['administrator'] });
    const rep = await world.as(await world.user('ida'));
    await expect(createSignInLink(rep, { userId: boss })).rejects.toThrow('no_right');
  });
});

describe('API tokens', () => {
  test('carry the rights of their user, are shown once and end when revoked', async () => {
    const ctx = await world.as(await world.user('jan', { roles: ['finance'] }));
    const { token, id, prefix } = await createApiToken(ctx, { name: 'BI' });
    expect(token).toMatch(/^ldt_world_1\./);
    expect(token.startsWith(prefix)).toBe(true);
    const found = await findApiToken(world.entrance(), token);
    expect(found?.context).toMatchObject({
      door: 'api',
      actor: { userId: ctx.actor.userId, roles: [{ key: 'finance' }] },
    });
    await findApiToken(world.entrance(minutes(5)), token);
    const [listed] = await listTokens(ctx);
    expect(listed).toMatchObject({ id, name: 'BI' });
    expect(new Date(listed!.lastUsedAt!).getTime()).toBeLessThan(Date.now() + 60_000);
    expect(JSON.stringify(listed)).not.toContain(token);
    await expect(createApiToken(found!.context, { name: 'child' })).rejects.toThrow('no_right');
    const stranger = await world.as(await world.user('kim'));
    await expect(revokeToken(stranger, { id })).rejects.toThrow('not_found');
    await revokeToken(ctx, { id });
    expect(await findApiToken(world.entrance(), token)).toBeUndefined();
    expect(await listTokens(ctx)).toEqual([]);
  });

  test('end when they expire', async () => {
    const ctx = await world.as(await world.user('lea'));
    const { token } = await createApiToken(ctx, { name: 'short', expiresAt: minutes(10) });
    expect(await findApiToken(world.entrance(minutes(9)), token)).toBeDefined();
    expect(await findApiToken(world.entrance(minutes(11)), token)).toBeUndefined();
    await expect(createApiToken(ctx, { name: 'past', expiresAt: minutes(-1) })).rejects.toThrow('invalid_input');
  });
});
