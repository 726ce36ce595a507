import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, emailOf, PASSWORD, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { findSession } from '../findSession.ts';
import { sessionBody } from '../routes/sessionBody.ts';
import { setPreferences } from '../setPreferences.ts';
import { signIn } from '../signIn.ts';
import { endOtherSessions, endSession, listSessions } from './mySessions.ts';
import { saveName } from './saveName.ts';

let db: TestDatabase;
let world: World;
let email: string;
let userId: string;
beforeAll(async () => {
  db = await createTestDatabase();
  world = await createWorld(db);
  email = emailOf('lin', world.workspace.slug);
  userId = await world.user('lin');
});
afterAll(() => db.drop());

const open = async () => (await signIn(world.entrance(), { email, password: PASSWORD })).cookie;
const isOpen = async (cookie: string) => (await findSession(world.entrance(), cookie)) !== undefined;

test('one sees where one is signed in, and ends the others', async () => {
  const [here, phone, office] = [await open(), await open(), await open()];
  const ctx = await world.as(userId);
  const sessions = await listSessions(ctx, here);
  expect(sessions.map((session) => session.current)).toEqual([true, false, false]);
  const other = sessions[1]!.id;
  await endSession(ctx, other);
  expect((await Promise.all([phone, office].map(isOpen))).filter(Boolean)).toHaveLength(1);
  await expect(endSession(ctx, other)).rejects.toMatchObject({ code: 'not_found' });

  const stranger = await world.as(await world.user('fremd'));
  await expect(endSession(stranger, sessions[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
  await endOtherSessions(ctx, here);
  expect(await Promise.all([here, phone, office].map(isOpen))).toEqual([true, false, false]);
  await expect(listSessions(await world.as(userId, 'api'), here)).rejects.toMatchObject({ code: 'no_right' });
});

test('preferences are kept one by one, and forgotten with null', async () => {
  const ctx = await world.as(userId);
  const mine = async () => (await sessionBody(ctx, undefined, false)).user;
  await setPreferences(ctx, { density: 'compact', startPage: 'board', timeZone: 'America/New_York' });
  await setPreferences(ctx, { theme: 'dark' });
  expect(await mine()).toMatchObject({
    density: 'compact',
    startPage: 'board',
    timeZone: 'America/New_York',
    theme: 'dark',
  });
  await setPreferences(ctx, { density: null, timeZone: null });
  expect(await mine()).toMatchObject({ density: null, startPage: 'board', timeZone: null });
  await saveName(ctx, '林晓');
  expect(await mine()).toMatchObject({ name: '林晓' });
});
