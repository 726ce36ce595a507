import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canonical } from '#domain/kernel/canonical.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { ApiError } from '../../../api/apiError.ts';
import { useFunnels } from '../../../api/funnels.ts';
import type { LibraryEntry } from '../../../api/library.ts';
import { useObject } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import designerStyles from '../designer.module.css';
import { type Designer, DesignerContext } from '../designer.ts';
import { placeOfIssue } from '../model/issuePlace.ts';
import { StagePanel } from '../panel/StagePanel.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';
import { designOf, entryOf, fieldInDesign } from './entryDesign.ts';
import { namesOf, useEntryName } from './entryName.ts';
import { GateEntryForm } from './GateEntryForm.tsx';
import styles from './library.module.css';
import { UsesPanel } from './UsesPanel.tsx';

/** One entry while it is changed: nothing takes effect before its impact has been looked at. */
export function EntryPage({ entry }: { entry: LibraryEntry }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const nameOf = useEntryName();
  const { phases } = useFunnels();
  const object = useObject(entry.objectKey);
  const [base, setBase] = useState(entry);
  const [design, setDesign] = useState(() => designOf(entry));
  const [asking, setAsking] = useState(false);
  const [issues, setIssues] = useState<ApiError['issues']>([]);
  const begin = (from: LibraryEntry) => {
    setBase(from);
    setDesign(designOf(from));
    setIssues([]);
  };
  const designer = useMemo((): Designer | undefined => {
    if (!object) return undefined;
    const [stage] = design.stages;
    return {
      funnel: '',
      learning: undefined,
      object,
      phases: phases.filter(({ objectKey }) => objectKey === object.key),
      design,
      live: designOf(base),
      former: [],
      apply: (change) => setDesign(change),
      selected: stage?.key ?? '',
      select: () => {},
      problems: issues.map(({ message, field }) => ({ message, place: placeOfIssue(fieldInDesign(field), design) })),
      entry: true,
    };
  }, [object, phases, design, base, issues]);
  if (!designer) return null;
  const changed = entryOf(base, design);
  const isChanged = canonical(entryOf(base, designOf(base))) !== canonical(changed);
  const isNamed = namesOf(changed)['zh-CN'].trim() !== '';
  const [stage] = design.stages;
  return (
    <>
      <PageHead title={nameOf(base)}>
        <Link to="/funnel-library">{t('library.title')}</Link>
      </PageHead>
      <DesignerContext value={designer}>
        <div className={designerStyles.page}>
          <Panel flush>
            <div className={styles.bar}>
              <Tag tone="accent">{t(`library.kinds.${entry.kind}`)}</Tag>
              <span className="tone-quiet">{inLocale(designer.object.labels, locale)}</span>
              <span role="status">{t(isChanged ? 'library.changed' : 'library.unchanged')}</span>
              <div className={styles.acts}>
                <Button size="small" disabled={!isChanged} onClick={() => begin(base)}>
                  {t('library.reset')}
                </Button>
                <Button size="small" type="primary" disabled={!isChanged || !isNamed} onClick={() => setAsking(true)}>
                  {t('library.save')}
                </Button>
              </div>
            </div>
            {entry.lockVersion !== base.lockVersion && (
              <p className={styles.stale} role="alert">
                {t('library.staleEntry')}
                <Button size="small" onClick={() => begin(entry)}>
                  {t('library.reload')}
                </Button>
              </p>
            )}
          </Panel>
          <div className={designerStyles.columns}>
            {entry.kind === 'stage' && stage && <StagePanel stage={stage} />}
            {entry.kind === 'gate' && stage && <GateEntryForm stage={stage} />}
            <div className={designerStyles.side}>
              <UsesPanel entry={entry} />
            </div>
          </div>
        </div>
        {asking && (
          <ChangeDialog
            entry={changed}
            lockVersion={base.lockVersion}
            onClose={() => setAsking(false)}
            onSaved={(lockVersion) => {
              begin({ ...base, ...changed, lockVersion } as LibraryEntry);
              setAsking(false);
            }}
            onWrong={setIssues}
          />
        )}
      </DesignerContext>
    </>
  );
}
