import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { DemoCompany, DemoRecord, DemoStaged, DemoUser, Instant } from './types.ts';

export type DemoNotification = {
  userId: string;
  kind: NotificationKind;
  at: Instant;
  readAt: Instant | null;
  actorId: string | null;
  object: string | null;
  recordIds: string[];
  params: Record<string, string | number>;
};

type Told = Omit<DemoNotification, 'readAt' | 'userId'>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RECENT_DAYS = 21;
const MOST = 12;
const UNREAD = 4;

/** What the people of the role switcher were told lately, taken from what really happened; the newest few are unread. */
export function notificationsOf(company: DemoCompany): DemoNotification[] {
  return company.users.filter(({ persona }) => persona).flatMap((user) => toldTo(user, company));
}

function toldTo(user: DemoUser, company: DemoCompany): DemoNotification[] {
  const since = company.horizon - RECENT_DAYS * DAY;
  const all = [...assigned(user, company), ...moved(user, company), ...mentioned(user, company), ...due(user, company)];
  const newest = all.filter(({ at }) => at >= since && at < company.horizon).sort((a, b) => b.at - a.at);
  return newest.slice(0, MOST).map((told, index) => ({
    ...told,
    userId: user.id,
    readAt: index < UNREAD ? null : Math.min(company.horizon - 1, told.at + 2 * HOUR),
  }));
}

/** Made or handed over by somebody else. */
function assigned(user: DemoUser, company: DemoCompany): Told[] {
  const of = (object: string, records: readonly DemoRecord[]) =>
    records
      .filter(({ ownerId }) => ownerId === user.id)
      .flatMap((record): Told[] => {
        const handed = record.changes?.findLast(({ field, to }) => field === 'owner' && to === user.id);
        const by = handed?.by ?? record.createdBy;
        if (by === user.id) return [];
        return [
          {
            kind: 'assigned',
            at: handed?.at ?? record.createdAt,
            actorId: by,
            object,
            recordIds: [record.id],
            params: {},
          },
        ];
      })
      .sort((a, b) => b.at - a.at)
      .slice(0, 4);
  return [
    ...of('lead', company.leads),
    ...of('opportunity', company.opportunities),
    ...of('account', company.accounts),
  ];
}

/** Deals that the person owns or takes part in, moved by somebody else. */
function moved(user: DemoUser, { opportunities }: DemoCompany): Told[] {
  const concerns = ({ ownerId, teamUserIds = [] }: DemoStaged) => ownerId === user.id || teamUserIds.includes(user.id);
  return opportunities.filter(concerns).flatMap(({ id, moves, stageKind }): Told[] => {
    const [before, last] = moves.slice(-2);
    if (!before || !last || last.by === user.id) return [];
    const params = { from: before.stage, to: last.stage, outcome: stageKind };
    return [{ kind: 'moved', at: last.at, actorId: last.by, object: 'opportunity', recordIds: [id], params }];
  });
}

/** Follow-ups of one's own team that speak to their head; the follow-ups then say so, too. */
function mentioned(user: DemoUser, { activities, opportunities, departments }: DemoCompany): Told[] {
  const headed = new Set(departments.filter(({ headId }) => headId === user.id).map(({ id }) => id));
  if (headed.size === 0) return [];
  const open = new Map(opportunities.filter(({ stageKind }) => stageKind === 'open').map((deal) => [deal.id, deal]));
  const own = activities.filter(({ departmentId, ownerId, values }) => {
    return headed.has(departmentId) && ownerId !== user.id && open.has(String(values.opportunity));
  });
  const newest = own.sort((a, b) => b.createdAt - a.createdAt).slice(0, 3);
  return newest.map((activity) => {
    activity.values.mentions = [user.id];
    const text = String(activity.values.content ?? '').slice(0, 120);
    const deal = String(activity.values.opportunity);
    const { createdAt: at, ownerId: actorId } = activity;
    return { kind: 'mentioned', at, actorId, object: 'opportunity', recordIds: [deal], params: { text } };
  });
}

/** Tasks that were due on the last day. */
function due(user: DemoUser, { tasks, horizon }: DemoCompany): Told[] {
  const day = new Date(horizon + 7 * HOUR).toISOString().slice(0, 10);
  const open = tasks.filter(
    ({ ownerId, values }) => ownerId === user.id && !values.done && String(values.dueDate) < day,
  );
  const [first] = open.map(({ values }) => String(values.dueDate)).sort();
  if (!first) return [];
  const recordIds = open.map(({ id }) => id).slice(0, 50);
  return [{ kind: 'due', at: horizon - 16 * HOUR, actorId: null, object: 'task', recordIds, params: { due: first } }];
}
