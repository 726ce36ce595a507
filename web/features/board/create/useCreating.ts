import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { toast } from '../../../ui/toast.ts';
import type { Creating } from './createContext.ts';

/** In which stage a record is being created, and the form for it. `onCreated`: the board is to show the new one. */
export function useCreating(object: ObjectBody, funnel: FunnelBody, onCreated: (id: string) => void) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<string>();
  const form = useMemo((): Creating | undefined => {
    if (stage === undefined) return undefined;
    const onDone = (id: string | undefined) => {
      setStage(undefined);
      if (id === undefined) return;
      toast(t('board.created'));
      onCreated(id);
    };
    return { object, funnel, stage, onDone };
  }, [stage, object, funnel, onCreated, t]);
  return { creating: stage, create: setStage, form };
}
