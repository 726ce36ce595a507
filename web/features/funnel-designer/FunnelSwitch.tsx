import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../api/funnels.ts';
import { ChoiceList, FilterChip } from '../../ui/FilterChip.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';

/** To another funnel, and back to all of them. */
export function FunnelSwitch({ funnel }: { funnel: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const navigate = useNavigate();
  const { funnels, unpublished } = useFunnels();
  const all = [...funnels, ...unpublished];
  const own = all.find(({ key }) => key === funnel);
  return (
    <>
      <Link to="/funnels/{-$funnel}" params={{ funnel: undefined }}>
        {t('designer.allFunnels')}
      </Link>
      <Link to="/funnels/$key/feedback" params={{ key: funnel }}>
        {t('designer.feedback')}
      </Link>
      <FilterChip label={t('board.funnel')} value={own ? inLocale(own.names, locale) : funnel}>
        {(close) => (
          <ChoiceList
            choices={all.map(({ key, names }) => ({ key, label: inLocale(names, locale) }))}
            value={funnel}
            onChoose={(key) => {
              close();
              void navigate({ to: '/funnels/{-$funnel}', params: { funnel: key } });
            }}
          />
        )}
      </FilterChip>
    </>
  );
}
