import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NotificationBody } from '#contract/notifications.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { funnelsQuery } from '../../api/funnels.ts';
import { useObjects } from '../../api/objects.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import type { Format } from '../../ui/format.ts';

/** What a notification says, in the reader's language: a sentence, and where there is one a quotation. */
export function useNotificationWords(): (item: NotificationBody) => { text: string; quote?: string | undefined } {
  const { t } = useTranslation();
  const format = useFormat();
  const objects = useObjects();
  // Names of stages; until they are there the sentence does without.
  const funnels = useQuery(funnelsQuery).data?.funnels ?? [];
  const locale = format.locale;

  const objectName = ({ object, count }: NotificationBody) => {
    const found = objects.find(({ key }) => key === object);
    return found ? inLocale(count > 1 ? found.labelsPlural : found.labels, locale) : t('notifications.record');
  };
  const stageName = ({ object }: NotificationBody, key: string | undefined) => {
    const own = funnels.filter((funnel) => funnel.objectKey === object);
    const stage = own.flatMap(knownStages).find((one) => one.key === key);
    return stage && inLocale(stage.names, locale);
  };

  const moved = (item: NotificationBody, words: Words) => {
    if (item.count > 1) return t('notifications.movedMany', words);
    const [from, to] = [stageName(item, item.params.from), stageName(item, item.params.to)];
    if (!to) return t('notifications.moved', words);
    const closed = item.params.outcome !== undefined && item.params.outcome !== 'open';
    if (closed || !from) return t('notifications.movedTo', { ...words, to });
    return t('notifications.movedFrom', { ...words, from, to });
  };
  const due = (item: NotificationBody, words: Words) => {
    const deal = item.object === 'opportunity';
    if (item.count > 1) return deal ? t('notifications.stepsDueMany', words) : t('notifications.dueMany', words);
    const overdue = isOverdue(item, format);
    const date = item.params.due ? format.date(item.params.due) : '';
    if (deal) return overdue ? t('notifications.stepOverdue', { ...words, date }) : t('notifications.stepDue', words);
    return overdue ? t('notifications.overdue', { ...words, date }) : t('notifications.due', words);
  };
  const standing = (item: NotificationBody, words: Words) => {
    const { days = 0, unit = 'calendar', left = 0, whose } = item.params;
    const team = whose === 'team';
    const near = item.kind === 'dwellNear';
    if (item.count > 1) {
      if (near) return team ? t('notifications.nearManyTeam', words) : t('notifications.nearMany', words);
      return team ? t('notifications.stalledManyTeam', words) : t('notifications.stalledMany', words);
    }
    const count = (number: number) =>
      unit === 'working' ? t('common.workdays', { count: number }) : t('common.days', { count: number });
    if (!near) return t('notifications.stalled', { ...words, days: count(days) });
    return left === 0
      ? t('notifications.nearLastDay', { ...words, days: count(days) })
      : t('notifications.near', { ...words, days: count(days), left: count(left) });
  };
  const imported = ({ params }: NotificationBody) => {
    const title = params.title ?? `#${params.importId}`;
    if (params.state === 'failed') return t('notifications.importFailed', { title });
    const { created = 0, updated = 0, refused = 0 } = params;
    const figures = {
      created: format.number(created),
      updated: format.number(updated),
      refused: format.number(refused),
    };
    return refused > 0
      ? t('notifications.importDoneRefused', { title, ...figures })
      : t('notifications.importDone', { title, ...figures });
  };

  const feedback = ({ params: { funnel, stage, reply } }: NotificationBody, words: Words) => {
    const about = funnels.find(({ key }) => key === funnel);
    const found = about && knownStages(about).find(({ key }) => key === stage);
    const named = [about, found].flatMap((one) => (one ? inLocale(one.names, locale) : []));
    const place = { ...words, place: named.join(' · ') || (funnel ?? '') };
    return reply ? t('notifications.feedbackAnswered', place) : t('notifications.feedbackClosed', place);
  };

  const approval = ({ params, record }: NotificationBody, words: Words) => {
    const named = { ...words, title: record?.title || params.title || words.title };
    if (params.approval === 'rejected') return t('notifications.approvalRejected', named);
    if (params.approval !== 'approved') return t('notifications.approvalAsked', named);
    return params.moved ? t('notifications.approvalMoved', named) : t('notifications.approvalStays', named);
  };

  return (item) => {
    const words: Words = {
      actor: item.actor?.name || t('notifications.system'),
      title: item.record?.title || t('notifications.hidden'),
      object: objectName(item),
      count: item.count,
    };
    switch (item.kind) {
      case 'assigned':
        return { text: item.count > 1 ? t('notifications.assignedMany', words) : t('notifications.assigned', words) };
      case 'mentioned':
        return { text: t('notifications.mentioned', words), quote: item.params.text || undefined };
      case 'moved':
        return { text: moved(item, words) };
      case 'due':
        return { text: due(item, words) };
      case 'dwellNear':
      case 'stalled':
        return { text: standing(item, words) };
      case 'approval':
        return { text: approval(item, words), quote: item.params.text || undefined };
      case 'documentRejected':
        return { text: t('notifications.documentRejected', words), quote: item.params.text || undefined };
      case 'feedbackClosed':
        return { text: feedback(item, words), quote: item.params.reply || item.params.text || undefined };
      case 'importDone':
        return { text: imported(item) };
    }
  };
}

type Words = { actor: string; title: string; object: string; count: number };

/** Due before the day on which it was told. */
function isOverdue({ at, params }: NotificationBody, { timeZone }: Format): boolean {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at));
  return params.due !== undefined && params.due < day;
}
