import { useTranslation } from 'react-i18next';
import type { VersionBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../api/funnels.ts';
import { useFunnelVersion, useFunnelVersions } from '../../api/funnelVersions.ts';
import { useObject } from '../../api/objects.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import { DraftPage } from './DraftPage.tsx';
import { FunnelSwitch } from './FunnelSwitch.tsx';
import { HeldPage } from './HeldPage.tsx';
import { SettingsButton } from './settings/SettingsButton.tsx';
import { useDesignerSearch } from './useDesignerSearch.ts';

/** One funnel for who draws it: the newest draft, or the version that the address names. */
export function FunnelPage({ funnel }: { funnel: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { search } = useDesignerSearch();
  const versions = useFunnelVersions(funnel);
  const { phases, funnels } = useFunnels();
  const { learning } = funnels.find(({ key }) => key === funnel) ?? {};
  const object = useObject(versions.data?.objectKey ?? '');
  const all = versions.data?.versions ?? [];
  const shown =
    all.find(({ id }) => id === search.version) ??
    all.find(({ state }) => state === 'draft') ??
    all.find(({ state }) => state === 'live');
  const live = all.find(({ state }) => state === 'live');
  const version = useFunnelVersion(funnel, shown?.id);
  const liveVersion = useFunnelVersion(funnel, live?.id);
  const name = versions.data ? inLocale(versions.data.names, locale) : t('designer.title');
  return (
    <>
      <PageHead title={name}>
        {versions.data && <SettingsButton funnel={versions.data} />}
        <FunnelSwitch funnel={funnel} />
      </PageHead>
      <QueryState query={versions}>
        {(all) => {
          if (!object || !shown) return <Empty title={t('designer.noVersion')} />;
          const own = phases.filter(({ objectKey }) => objectKey === object.key);
          const isDraft = shown.state === 'draft';
          return (
            <QueryState query={version}>
              {(drawn) =>
                isDraft && (!live || liveVersion.data) ? (
                  <DraftPage
                    key={drawn.id}
                    funnel={all}
                    version={drawn}
                    live={(liveVersion.data ?? NOTHING) as VersionBody}
                    object={object}
                    phases={own}
                  />
                ) : (
                  <HeldPage funnel={all} version={drawn} object={object} phases={own} learning={learning} />
                )
              }
            </QueryState>
          );
        }}
      </QueryState>
    </>
  );
}

/** What a funnel that was never published is compared with. */
const NOTHING = {
  stages: [],
  transitions: { forward: 'gated', skip: 'gated', back: 'gated', reopen: 'gated', exceptions: [] },
};
