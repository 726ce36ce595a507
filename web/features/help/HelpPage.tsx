import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.ts';
import { showKeyboardHelp } from '../../browser/keyboardHelp.ts';
import { startTour } from '../../browser/tourSignal.ts';
import { KeyboardIcon, SunIcon } from '../../ui/icons.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './help.module.css';
import { Measures } from './Measures.tsx';
import { Questions } from './Questions.tsx';

/** How things are done here, and what every number means. */
export function HelpPage() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const may = useMay();
  return (
    <div className={styles.page}>
      <PageHead title={t('help.title')}>
        {workspace.demo && may('opportunity', 'read') && (
          <Button icon={<SunIcon />} onClick={startTour}>
            {t('help.inviteStart')}
          </Button>
        )}
        <Button icon={<KeyboardIcon />} onClick={showKeyboardHelp}>
          {t('keyboard.title')}
        </Button>
      </PageHead>
      <Panel title={t('help.howTo')} flush>
        <Questions />
      </Panel>
      {may('opportunity', 'read') && (
        <Panel title={t('help.measures')} sub={t('help.measuresHint')} flush>
          <Measures />
        </Panel>
      )}
    </div>
  );
}
