import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UserBody } from '#contract/identity.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { defaultMessage, describeGate, describeProof, type GateGround } from '#domain/funnels/describeGate.ts';
import { describeReason } from '#domain/funnels/describeReasons.ts';
import type { GateAsk } from '#domain/funnels/gates.ts';
import type { Reason, ReasonFields } from '#domain/funnels/reasons.ts';
import type { TaskProof } from '#domain/funnels/tasks.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { api } from '../../api/client.ts';
import { asDefinition, useObjects } from '../../api/objects.ts';
import { useRoles } from '../../api/people.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { useConditionTitles } from '../conditions/useConditionTitles.ts';
import { conditionsIn, peopleIn } from './namedInGates.ts';

export type GateReader = {
  gate: (gate: GateAsk) => string;
  proof: (proof: TaskProof) => string;
  reason: (reason: Reason, kept: ReasonFields) => string;
  /** What a gate tells who does not meet it, as long as its designer writes nothing else. */
  message: (gate: GateAsk) => Localized;
};

/** Reads gates and key tasks of an object's funnel as sentences, with people, roles and records by name. */
export function useGateWords(object: ObjectBody, gates: readonly GateAsk[]): GateReader {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const roles = useRoles().data ?? [];
  const titles = useConditionTitles(object, { all: conditionsIn(gates) });
  const people = peopleIn(gates);
  const names = useQueries({
    queries: people.map((id) => ({
      queryKey: ['users', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<UserBody>(`/users/${id}`, { signal }),
      staleTime: 5 * 60_000,
      retry: false,
    })),
  });
  const byId = new Map(people.map((id, index) => [id, names[index]?.data?.name]));
  const ground: GateGround = {
    object: asDefinition(object),
    objects: (key) => {
      const found = objects.find((other) => other.key === key);
      return found && asDefinition(found);
    },
    titleOf: (id) => byId.get(id) ?? titles[id]?.title ?? t('conditions.chosenRecord'),
    roleName: (key, language) => {
      const role = roles.find((one) => one.key === key);
      return role && inLocale(role.names as Localized, language);
    },
  };
  return {
    gate: (gate) => describeGate(gate, locale, ground),
    proof: (proof) => describeProof(proof, locale, ground),
    reason: (reason, kept) => describeReason(reason, kept, locale, ground),
    message: (gate) => defaultMessage(gate, ground),
  };
}
