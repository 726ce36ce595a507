import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf, useObject } from '../../api/objects.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

/** Names of stages, and of what they ask: a gate's key, `field:amount`, `task:call`, `transition`. */
export function useAskNames(funnel: FunnelBody) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const object = useObject(funnel.objectKey);
  const stages = [...funnel.live.stages, ...(funnel.pilot?.stages ?? [])];
  const stageName = (key: string): string => {
    const found = stages.find((stage) => stage.key === key) ?? funnel.others?.find((stage) => stage.key === key);
    return found ? inLocale(found.names, locale) : key;
  };
  const fieldName = (key: string): string => {
    const field = object && fieldOf(object, key);
    return field ? inLocale(field.labels, locale) : key;
  };
  return {
    stageName,
    askName(stage: string, ask: string): string {
      if (ask === 'transition') return t('feedback.asTransition');
      if (ask.startsWith('field:')) return t('feedback.asField', { field: fieldName(ask.slice('field:'.length)) });
      const own = stages.filter((one) => one.key === stage);
      if (ask.startsWith('task:')) {
        const task = own.flatMap(({ tasks = [] }) => tasks).find(({ key }) => `task:${key}` === ask);
        return t('feedback.asTask', { task: task ? inLocale(task.names, locale) : ask });
      }
      const gate = own.flatMap(({ gates = [] }) => gates).find(({ key }) => key === ask);
      if (!gate) return ask;
      return gate.message ? inLocale(gate.message, locale) : t(`feedback.kinds.${gate.kind}`);
    },
  };
}
