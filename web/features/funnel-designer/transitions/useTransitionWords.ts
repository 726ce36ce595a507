import { useTranslation } from 'react-i18next';
import { MOVE_DIRECTIONS, type Stage, type Transitions } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useRoleNames } from './useRoleNames.ts';

type Pair = Transitions['exceptions'][number];
type Line = { key: string; words: string };

/** Reads the moves that a version allows as sentences: for everybody, for roles, and for single pairs of stages. */
export function useTransitionWords(stages: readonly Stage[]) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { nameOf } = useRoleNames();
  const everybody = t('designer.everybody');
  const stage = (key: string) => inLocale(stages.find((one) => one.key === key)?.names ?? { 'zh-CN': key }, locale);
  const exception = ({ from, to, permission, roles }: Pair): Line => {
    const who = roles?.map(nameOf).join(t('designer.comma')) ?? everybody;
    return {
      key: `${from} ${to} ${roles?.join() ?? ''}`,
      words: t(`funnels.pairSays.${permission}`, { who, from: stage(from), to: stage(to) }),
    };
  };
  const rules = (transitions: Transitions): Line[] =>
    [
      ...MOVE_DIRECTIONS.map((direction) => ({ role: undefined, direction, permission: transitions[direction] })),
      ...(transitions.byRole ?? []),
    ].map(({ role, direction, permission }) => ({
      key: `${role ?? ''} ${direction}`,
      words: t(`funnels.ruleSays.${permission}`, {
        who: role ? nameOf(role) : everybody,
        act: t(`funnels.acts.${direction}`),
      }),
    }));
  return {
    exception,
    all: (transitions: Transitions) => [...rules(transitions), ...transitions.exceptions.map(exception)],
  };
}
