import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { placeOf } from '#domain/funnels/path.ts';
import { permits } from '#domain/funnels/permission.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { fieldOf, useObjects } from '../../api/objects.ts';
import { useSession } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import { useDeciderWords } from '../approvals/useDeciderWords.ts';
import type { Ask } from './asks.ts';

export type UnmetWords = { title: string; detail?: string | undefined };

/** What is unmet in a line, and under it what there is, or what would settle it: the same on every page. */
export function useUnmetWords(object: ObjectBody, funnel: FunnelBody) {
  const { t } = useTranslation();
  const format = useFormat();
  const { locale } = format;
  const { roles } = useSession();
  const objects = useObjects();
  const namesOf = useDeciderWords();
  const { stages, transitions } = funnel.live;

  const stageName = (key: string): string => {
    const known = stages.find((stage) => stage.key === key) ?? funnel.others?.find((stage) => stage.key === key);
    return known ? inLocale(known.names, locale) : key;
  };
  const fieldName = (key: string): string => {
    const field = fieldOf(object, key);
    return field ? inLocale(field.labels, locale) : key;
  };
  const number = (text: string) => format.number(Number(text));
  const listed = (names: readonly string[]) => names.join(t('gates.comma'));
  const said = (message: Localized | undefined, otherwise: string) => (message ? inLocale(message, locale) : otherwise);

  /** Where the record may go instead, by the reader's roles. */
  function waysFrom(from: string): string[] {
    const version = { stages, transitions } as Parameters<typeof permits>[0];
    const start = placeOf(version, from);
    return stages
      .filter(({ key, kind }) => {
        const target = placeOf(version, key);
        return kind === 'open' && key !== from && start && target && permits(version, start, target, roles);
      })
      .map(({ key }) => stageName(key));
  }

  function howFar({ state, deciders = [] }: UnmetGateBody & { kind: 'approval' }): string {
    const names = namesOf(deciders);
    if (names && state === 'waiting') return t('approvals.waitsFor', { names });
    return listedOnce(t(`approvals.state.${state}`), names && t('approvals.decidedBy', { names }));
  }

  function wordsOf(unmet: UnmetGateBody): UnmetWords {
    switch (unmet.kind) {
      case 'stage':
        return { title: unmet.key };
      case 'transition': {
        const ways = waysFrom(unmet.from);
        return {
          title: t('gates.closed', { from: stageName(unmet.from), to: stageName(unmet.to) }),
          detail: ways.length > 0 ? t('gates.ways', { stages: listed(ways) }) : t('gates.noWays'),
        };
      }
      case 'field':
        return { title: fieldName(unmet.field), detail: unmet.reason && t(`gates.reason.${unmet.reason}`) };
      case 'condition':
        return { title: said(unmet.message, t('gates.condition')) };
      case 'related': {
        const { object: key, op } = unmet.related;
        const related = objects.find((other) => other.key === key);
        return {
          title: said(
            unmet.message,
            t('gates.related', { object: related ? nameInside(related.labels, locale) : key }),
          ),
          detail: t(`gates.haveNeed.${op}`, { have: number(unmet.have), need: number(unmet.need) }),
        };
      }
      case 'task':
        return { title: inLocale(unmet.task.names, locale), detail: t(`gates.proof.${unmet.task.proof.kind}`) };
      case 'document': {
        const { field, newerThan = [] } = unmet.document;
        const problem = t(`gates.problem.${unmet.problem}`);
        const renew = newerThan.length > 0 ? t('gates.newerThan', { fields: listed(newerThan.map(fieldName)) }) : '';
        return {
          title: said(unmet.message, t('gates.document', { field: fieldName(field) })),
          detail: unmet.problem === 'absent' || unmet.problem === 'outdated' ? listedOnce(problem, renew) : problem,
        };
      }
      case 'approval':
        return { title: said(unmet.message, t('approvals.needed')), detail: howFar(unmet) };
    }
  }
  /** Something that is met already, by its name alone. */
  function metWords(ask: Ask): string {
    if (ask.kind === 'field') return fieldName(ask.field);
    if (ask.kind === 'task') return inLocale(ask.task.names, locale);
    return said(ask.gate.message, t(`feedback.kinds.${ask.kind}`));
  }
  return { wordsOf, metWords, stageName };
}

const listedOnce = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
