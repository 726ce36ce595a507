import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { exportFigures } from '../../../api/measures.ts';
import { useSession } from '../../../api/session.ts';
import { saveFile } from '../../../browser/saveFile.ts';
import { ChevronDownIcon, ClipIcon, DocumentIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import { crossSpec } from '../cross/crossSpec.ts';
import { useCross } from '../cross/useCross.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { OUTCOMES } from '../scope/outcomes.ts';
import { chartQuestion, question } from '../scope/questions.ts';
import styles from './ShareMenu.module.css';
import { useAbout } from './useAbout.ts';

const PICTURES = ['page', 'funnel', 'cross'] as const;

/** The page for others: its address, a picture, a workbook. */
export function ShareMenu() {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const { abilities, workspace } = useSession();
  const about = useAbout();
  const { spec, partName } = useCross(false);
  const [busy, setBusy] = useState(false);
  const name = `${t('cockpit.title')} ${scope.day}`;

  return (
    <>
      <Button size="small" icon={<ClipIcon size={14} />} aria-label={t('cockpit.copyLink')} onClick={() => void copy()}>
        <span className={styles.word}>{t('cockpit.copyLink')}</span>
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...PICTURES.map((what) => ({ key: what, label: t(`cockpit.pictures.${what}`) })),
            { type: 'divider' as const },
            abilities.includes('export')
              ? { key: 'xlsx', label: t('cockpit.exportXlsx') }
              : { key: 'xlsx', label: t('cockpit.exportXlsx'), disabled: true, title: t('cockpit.noExport') },
          ],
          onClick: ({ key }) => void run(() => (key === 'xlsx' ? workbook() : picture(key))),
        }}
      >
        <Button size="small" loading={busy} icon={<DocumentIcon size={14} />}>
          {t('cockpit.export')} <ChevronDownIcon size={12} />
        </Button>
      </Dropdown>
    </>
  );

  async function run(work: () => Promise<void>) {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(isApiError(error) ? error.message : t('cockpit.exportFailed'), { failed: true });
    } finally {
      setBusy(false);
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast(t('cockpit.linkCopied'));
    } catch {
      toast(t('cockpit.linkNotCopied'), { failed: true });
    }
  }

  async function picture(what: string) {
    const { pictureOf } = await import('./picture.ts');
    const panel = document.querySelector<HTMLElement>(`[data-picture="${what}"]`);
    if (!panel) return;
    const title = what === 'page' ? t('cockpit.title') : (panel.querySelector('h2')?.textContent ?? t('cockpit.title'));
    const lines = about.map(([label, text]) => `${label} ${text}`);
    saveFile(await pictureOf(panel, { title, workspace: workspace.name, lines }), `${name} ${title}.png`);
  }

  async function workbook() {
    const outcomes = crossSpec(scope).columns === OUTCOMES;
    const file = await exportFigures({
      title: t('cockpit.title'),
      about,
      funnel: { name: t('cockpit.funnelTitle'), query: chartQuestion(scope) },
      tables: [
        {
          name: partName || t('cockpit.crossTable'),
          query: question(scope, outcomes ? 'crossRows' : 'cross'),
          ...(outcomes ? {} : { parts: [spec.part] }),
        },
      ],
    });
    saveFile(file, `${name}.xlsx`);
  }
}
