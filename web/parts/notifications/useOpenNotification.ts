import { useNavigate } from '@tanstack/react-router';
import type { NotificationBody } from '#contract/notifications.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useMarkRead } from '../../api/notifications.ts';
import { useLooksOnly } from '../../api/session.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

const MINE: Condition = { field: 'owner', op: 'eq', value: { me: true } };
const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };

/** Marks a notification as read, where it is the reader's own, and goes to what it is about: the record as a drawer, several as a list, the import's page. */
export function useOpenNotification(): (item: NotificationBody) => void {
  const navigate = useNavigate();
  const openRecord = useOpenRecord();
  const { mutate } = useMarkRead();
  const looksOnly = useLooksOnly();
  const { today } = useFormat();
  return (item) => {
    if (!item.read && !looksOnly) mutate({ ids: [item.id] });
    if (item.kind === 'approval' && item.params.approval === 'asked' && item.params.request) {
      void navigate({ to: '/approvals', search: { request: item.params.request } });
    } else if (item.record) {
      openRecord({ object: item.record.object, id: item.record.id });
    } else if (item.kind === 'importDone' && item.params.importId) {
      void navigate({ to: '/import/{-$id}', params: { id: String(item.params.importId) } });
    } else if (item.kind === 'feedbackClosed' && item.params.funnel) {
      void navigate({ to: '/funnels/$key/feedback', params: { key: item.params.funnel } });
    } else if (item.object && item.count > 1) {
      void navigate({ to: '/o/$object', params: { object: item.object }, search: listOf(item, today()) });
    }
  };
}

/** Whether there is anywhere to go. */
export const canOpen = ({ record, kind, object, count, params }: NotificationBody): boolean =>
  record !== null ||
  kind === 'importDone' ||
  kind === 'feedbackClosed' ||
  params.approval === 'asked' ||
  (object !== null && count > 1);

function listOf({ kind, object, at, params }: NotificationBody, today: string): { filter: Condition; sort: string } {
  if (kind === 'due' && object === 'task') {
    const open: Condition = { not: { field: 'done', op: 'eq', value: true } };
    return { filter: { all: [MINE, open, { field: 'dueDate', op: 'lte', value: today }] }, sort: 'dueDate' };
  }
  if (kind === 'due') {
    return { filter: { all: [MINE, OPEN, { field: 'nextStepDate', op: 'lte', value: today }] }, sort: 'nextStepDate' };
  }
  if (kind === 'stalled' || kind === 'dwellNear') {
    return { filter: { all: params.whose === 'team' ? [OPEN] : [MINE, OPEN] }, sort: 'stageSince' };
  }
  // What one act did is what changed since shortly before it was told.
  const since = new Date(Date.parse(at) - 5 * 60_000).toISOString();
  return { filter: { all: [MINE, { field: 'updatedAt', op: 'gte', value: since }] }, sort: '-updatedAt' };
}
