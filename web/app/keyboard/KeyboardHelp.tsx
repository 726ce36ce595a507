import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutLabel } from '../../browser/useShortcut.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './KeyboardHelp.module.css';
import { GO_TO } from './useGlobalKeys.ts';

/** All keys of all pages, on `?`. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keyboard.title')} width={760}>
      <div className={styles.groups}>
        <Group title={t('keyboard.everywhere')}>
          <Line keys={[shortcutLabel('k')]}>{t('keyboard.search')}</Line>
          <Line keys={['?']}>{t('keyboard.title')}</Line>
          <Line keys={['Esc']}>{t('keyboard.close')}</Line>
          {GO_TO.map(({ key, name }) => (
            <Line key={key} keys={['g', key]}>
              {t('keyboard.goTo', { page: name === 'today' ? t('today.title') : t(`shell.${name}`) })}
            </Line>
          ))}
        </Group>
        <Group title={t('shell.board')}>
          <Line keys={['←', '→', '↑', '↓']}>{t('keyboard.boardMove')}</Line>
          <Line keys={['Enter']}>{t('keyboard.open')}</Line>
          <Line keys={['m']}>{t('keyboard.boardStage')}</Line>
          <Line keys={['[', ']']}>{t('keyboard.boardNeighbour')}</Line>
          <Line keys={['x']}>{t('keyboard.select')}</Line>
        </Group>
        <Group title={t('keyboard.record')}>
          <Line keys={['j', 'k']}>{t('keyboard.nextRecord')}</Line>
          <Line keys={['Ctrl Enter']}>{t('keyboard.saveFollowUp')}</Line>
        </Group>
        <Group title={t('approvals.title')}>
          <Line keys={['↑', '↓']}>{t('approvals.keyWalk')}</Line>
          <Line keys={['y']}>{t('approvals.approve')}</Line>
          <Line keys={['n']}>{t('approvals.reject')}</Line>
        </Group>
        <Group title={t('keyboard.lists')}>
          <Line keys={['F2']}>{t('keyboard.editCell')}</Line>
          <Line keys={['Tab']}>{t('keyboard.nextCell')}</Line>
          <Line keys={['Shift', t('keyboard.click')]}>{t('keyboard.selectRange')}</Line>
        </Group>
      </div>
    </Modal>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>{children}</dl>
    </section>
  );
}

function Line({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
