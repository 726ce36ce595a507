import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportBody } from '#contract/imports.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { type Random, randomOf } from '#server/testing/random.ts';
import type { Client } from './client.ts';
import { Door } from './door.ts';
import type { Ground } from './ground.ts';
import type { Ledger } from './ledger.ts';
import { Listener } from './listener.ts';

const PASSWORD = 'a-long-enough-password-7';
const DUE_TASKS = 40;
const DAY_MS = 86_400_000;

/** A zone in which it is afternoon now, so that people are reminded and no clock jump leaves the day. */
function afternoon(now = new Date()): string {
  const hour = (zone: string) =>
    Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(now));
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Pacific/Auckland'];
  return zones.find((zone) => hour(zone) >= 11 && hour(zone) <= 19) ?? 'Asia/Kolkata';
}

export type Company = { clients: Client[]; listeners: Listener[] };

/** Sets a company up and answers its people, each signed in; the first is its administrator. */
export async function foundCompany(ground: Ground, ledger: Ledger, seed: number, people: number): Promise<Company> {
  const doorOf = (random: Random) => new Door(ground.addresses, (list) => random.pick(list));
  const admin = doorOf(randomOf(seed));
  const boss = { name: '管理员', email: 'admin@chaos.example', password: PASSWORD };
  const company = { company: '混沌公司', locale: 'zh-CN', timeZone: afternoon(), currency: 'CNY' };
  await admin.enter('/api/setup', { ...company, admin: boss });
  const users = Array.from({ length: people }, (_, index) => ({
    name: `销售${index}`,
    email: `rep${index}@chaos.example`,
    password: PASSWORD,
    // Who is told of a deal must be allowed to read it.
    roles: [index === 0 ? 'administrator' : 'executive'],
  }));
  const watchers = [
    { name: '看自己的', email: 'watcher-own@chaos.example', password: PASSWORD, roles: ['rep'] },
    { name: '看全部的', email: 'watcher-all@chaos.example', password: PASSWORD, roles: ['finance'] },
  ];
  const { outcomes } = await admin.must<{ outcomes: { id: string }[] }>('/api/users', {
    users: [...users, ...watchers],
  });
  const [own, all] = outcomes.slice(people) as [{ id: string }, { id: string }];
  await importTasks(admin, users[0]!.email);
  const clients: Client[] = [];
  for (const [index, { email }] of users.entries()) {
    const random = randomOf(seed + 1_000 * (index + 1));
    const door = doorOf(random);
    await door.enter('/api/session', { email, password: PASSWORD });
    const made = await door.must<{ outcomes: OutcomeBody[] }>('/api/records/account', {
      records: [{ values: { name: `客户${index}` } }],
    });
    const [account] = made.outcomes;
    if (!account?.ok) throw new Error(JSON.stringify(account));
    const colleague = outcomes[(index + 1) % people]!.id;
    clients.push({
      ...{ door, random, ledger, colleague, account: account.id, deals: [], imports: [] },
      ...{ isAdmin: index === 0, me: outcomes[index]!.id, watcher: own.id },
    });
  }
  const listeners = [own, all].map(({ id }, index) => new Listener(doorOf(randomOf(seed + index)), id, index === 0));
  for (const [index, { email }] of watchers.entries()) {
    await listeners[index]!.door.enter('/api/session', { email, password: PASSWORD });
  }
  return { clients, listeners };
}

/** Tasks made some days ago that are due today: what the job of reminders has to tell, once. */
async function importTasks(admin: Door, email: string): Promise<void> {
  const day = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);
  const rows = Array.from({ length: DUE_TASKS }, (_, index) => `任务${index},${day(1)},${day(5)},${email}`);
  const columns = { 任务: 'name', 截止: 'dueDate', 创建: 'createdAt', 负责: { field: 'owner', by: 'email' } };
  const form = new FormData();
  form.append('plan', JSON.stringify({ object: 'task', columns }));
  form.append('file', new Blob([`任务,截止,创建,负责\n${rows.join('\n')}\n`], { type: 'text/csv' }), '任务.csv');
  const begun = await admin.must<ImportBody>('/api/imports', form);
  for (let state = begun.state; state !== 'done'; await sleep(50)) {
    const now = await admin.must<ImportBody>(`/api/imports/${begun.id}`);
    if (now.state === 'failed') throw new Error(JSON.stringify(now));
    state = now.state;
  }
}
