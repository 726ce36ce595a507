import type { NotificationList } from '#contract/notifications.ts';
import { sees } from '../oracle.ts';
import type { Asking } from '../reader.ts';

const NOTIFICATIONS = 'GET /api/notifications';

/** What one was notified of names only records that one sees by now. */
export async function askNews(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const { body } = await asking.get<NotificationList>('/api/notifications?limit=100');
  const told = body.items.flatMap(({ record }) => (record ? [record.id] : []));
  const named = world.facts.filter(({ id }) => told.includes(id));
  const allowed = named.filter((fact) => sees(world, reader, fact));
  asking.sameFacts(NOTIFICATIONS, 'records named', named, allowed, [...new Set(told)]);
  for (const { title } of body.items.flatMap(({ record }) => record ?? [])) {
    const titled = world.facts.filter((fact) => fact.title === title);
    asking.same(
      NOTIFICATIONS,
      `title ${title}`,
      true,
      titled.length === 0 || titled.some((fact) => sees(world, reader, fact)),
    );
  }
}
