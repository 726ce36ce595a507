import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { ApprovalNews } from '../approvals/index.ts';
import { deliver } from './deliver.ts';
import type { NewNotification } from './types.ts';

/** As much of a note as a notification shows. */
const MOST_TEXT = 120;

/**
 * Tells those who are asked, and who asked what came of it. Whoever is asked need not be able to read the record: the news
 * is of the request, with the name that the request shows anyway. The others are told of the record, with its rights.
 */
export async function tellApproval(ctx: Context, news: readonly ApprovalNews[], tx: Transaction): Promise<void> {
  const all = news.flatMap(({ kind, people, request, object, record, title, note, moved, missing }) => {
    const params = {
      approval: kind,
      request,
      title,
      ...(note ? { text: note.slice(0, MOST_TEXT) } : {}),
      ...(moved === undefined ? {} : { moved }),
      ...(missing ? { missing } : {}),
    };
    const about = kind === 'asked' ? { object: null, recordIds: [] } : { object, recordIds: [record] };
    return people
      .filter((userId) => userId !== ctx.actor.userId || kind === 'asked')
      .map((userId): NewNotification => ({ kind: 'approval', userId, actorId: ctx.actor.userId, ...about, params }));
  });
  await deliver(tx, ctx, all);
}
