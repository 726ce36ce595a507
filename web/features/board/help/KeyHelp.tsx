import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/Kbd.tsx';
import styles from './KeyHelp.module.css';

/** What the keys do on the board. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const lines: [string[], string][] = [
    [['↑', '↓', '←', '→'], t('board.keys.focus')],
    [['Enter'], t('board.keys.open')],
    [['[', ']'], t('board.keys.step')],
    [['Shift', '←', '→'], t('board.keys.step')],
    [[t('board.keys.space')], t('board.keys.lift')],
    [['M'], t('board.keys.menu')],
    [['G'], t('board.keys.lacks')],
    [['X'], t('board.keys.pick')],
    [['Shift', '↑', '↓'], t('board.keys.extend')],
    [['N'], t('board.keys.create')],
    [['Esc'], t('board.keys.clear')],
    [['?'], t('board.keys.help')],
  ];
  return (
    <Modal open footer={null} title={t('board.keys.title')} onCancel={onClose}>
      <dl className={styles.list}>
        {lines.map(([keys, words]) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
