import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

export function useFunnelName(): (key: string) => string {
  const { locale } = useFormat();
  const { funnels, unpublished } = useFunnels();
  return (key) => {
    const funnel = [...funnels, ...unpublished].find((one) => one.key === key);
    return funnel ? inLocale(funnel.names, locale) : key;
  };
}
