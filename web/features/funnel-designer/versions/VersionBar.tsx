import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { useNewDraft, type VersionSummary } from '../../../api/funnelVersions.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ChevronDownIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import type { Drawing } from '../useDraft.ts';
import { DraftActs } from './DraftActs.tsx';
import { HoldingActs } from './HoldingActs.tsx';
import { SaveSign } from './SaveSign.tsx';
import { usePilotWords } from './usePilotWords.ts';
import { useVersionAct } from './useVersionAct.ts';
import { useVersionName } from './useVersionName.ts';
import styles from './versions.module.css';

type Props = { funnel: FunnelVersionsBody; shown: VersionSummary; draft?: Drawing };

const STEPS = ['draft', 'pilot', 'live'] as const;

/** Where the version stands on its way from draft to live, who changed it last, and what can be done with it. */
export function VersionBar({ funnel, shown, draft }: Props) {
  const { t } = useTranslation();
  return (
    <Panel flush>
      <div className={styles.bar}>
        {STEPS.map((state, index) => (
          <Step key={state} state={state} number={index + 1} funnel={funnel} shown={shown} />
        ))}
        {draft && <SaveSign draft={draft} version={shown} />}
        <div className={styles.acts}>
          <Link to="/funnels/$key/replay" params={{ key: funnel.key }} search={{ version: shown.id }}>
            {t('designer.toReplay')}
          </Link>
          <Others funnel={funnel} shown={shown} />
          {draft ? (
            <DraftActs funnel={funnel} shown={shown} draft={draft} />
          ) : (
            <>
              <HoldingActs funnel={funnel} shown={shown} />
              <NewDraft funnel={funnel.key} from={shown.id} label={t('designer.newDraft')} />
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}

type StepProps = { state: (typeof STEPS)[number]; number: number; funnel: FunnelVersionsBody; shown: VersionSummary };

function Step({ state, number, funnel, shown }: StepProps) {
  const { t } = useTranslation();
  const { relative, date } = useFormat();
  const isHere = shown.state === state;
  const version = isHere ? shown : funnel.versions.find((one) => one.state === state);
  const pilotWords = usePilotWords(funnel);
  const who = (id: string | null | undefined) => (id ? (funnel.references[id]?.title ?? '') : '');
  const words = () => {
    if (!version) return t(`designer.stepNone.${state}`);
    if (state === 'draft') {
      return t('designer.stepDraft', {
        who: who(version.updatedBy ?? version.createdBy),
        when: relative(version.updatedAt),
      });
    }
    if (state === 'pilot') {
      return pilotWords(version);
    }
    const day = version.publishedAt ? date(version.publishedAt, 'full') : '–';
    // What came with the product was published by nobody.
    return version.publishedBy
      ? t('designer.stepLive', { who: who(version.publishedBy), day })
      : t('designer.stepLiveSince', { day });
  };
  return (
    <>
      {number > 1 && <span className={styles.line} aria-hidden="true" />}
      <span className={styles.step} aria-current={isHere ? 'step' : undefined}>
        <i>{number}</i>
        <b>
          {t(`designer.states.${state}`)}
          {version?.number ? ` v${version.number}` : ''}
        </b>
        {words()}
      </span>
    </>
  );
}

/** To another draft, or to what holds. */
function Others({ funnel, shown }: { funnel: FunnelVersionsBody; shown: VersionSummary }) {
  const { t } = useTranslation();
  const { change } = useDesignerSearch();
  const nameOf = useVersionName();
  const open = funnel.versions.filter(({ state }) => state !== 'retired');
  if (open.length < 2) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [String(shown.id)],
        items: open.map((version) => ({
          key: String(version.id),
          label: nameOf(version),
          onClick: () => change({ version: version.id, view: undefined, stage: undefined }),
        })),
      }}
    >
      <Button size="small" aria-haspopup="menu">
        {t('designer.shown', { version: nameOf(shown) })}
        <ChevronDownIcon size={14} />
      </Button>
    </Dropdown>
  );
}

function NewDraft({ funnel, from, label }: { funnel: string; from: number; label: string }) {
  const { change } = useDesignerSearch();
  const make = useNewDraft(funnel);
  const run = useVersionAct();
  return (
    <Button
      size="small"
      type="primary"
      loading={make.isPending}
      onClick={() =>
        void run(make.mutateAsync({ version: from }), ({ id }) => change({ version: id, view: undefined }))
      }
    >
      {label}
    </Button>
  );
}
