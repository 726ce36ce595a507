import { useQuery } from '@tanstack/react-query';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { funnelsQuery } from '../../api/funnels.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

/** Names a stage of a funnel, also one of a pilot or of the past. */
export function useStageName(): (funnel: string, stage: string) => string {
  const { locale } = useFormat();
  const funnels = useQuery(funnelsQuery).data?.funnels ?? [];
  return (funnel, key) => {
    const own = funnels.find((one) => one.key === funnel);
    const stage = own && knownStages(own).find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) : key;
  };
}
