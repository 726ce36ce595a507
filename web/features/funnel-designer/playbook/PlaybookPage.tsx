import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { Stage, Transitions } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { useObject } from '../../../api/objects.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Playbook } from './Playbook.tsx';

type Props = { funnels: readonly FunnelBody[]; funnel: string | undefined };

/** The funnels to read, for who does not draw them. */
export function PlaybookPage({ funnels, funnel: asked }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const navigate = useNavigate();
  const { phases } = useFunnels();
  const funnel =
    funnels.find(({ key }) => key === asked) ??
    funnels.find(({ objectKey }) => objectKey === 'opportunity') ??
    funnels[0];
  const object = useObject(funnel?.objectKey ?? '');
  return (
    <>
      <PageHead title={t('designer.playbook')}>
        {funnel && (
          <FilterChip label={t('board.funnel')} value={inLocale(funnel.names, locale)}>
            {(close) => (
              <ChoiceList
                choices={funnels.map(({ key, names }) => ({ key, label: inLocale(names, locale) }))}
                value={funnel.key}
                onChoose={(key) => {
                  close();
                  void navigate({ to: '/funnels/{-$funnel}', params: { funnel: key } });
                }}
              />
            )}
          </FilterChip>
        )}
      </PageHead>
      {funnel && object ? (
        <Playbook
          object={object}
          stages={funnel.live.stages as Stage[]}
          learning={funnel.learning}
          transitions={funnel.live.transitions as Transitions}
          phases={phases.filter(({ objectKey }) => objectKey === object.key)}
        />
      ) : (
        <Empty title={t('designer.noFunnels')} hint={t('designer.noFunnelsHint')} />
      )}
    </>
  );
}
