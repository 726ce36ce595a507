import { useTranslation } from 'react-i18next';
import type { Gate } from '#domain/funnels/gates.ts';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { GateShare } from '../library/GateShare.tsx';
import styles from './gates.module.css';

type Props = {
  gate: Gate;
  sentence: string;
  wrong: boolean;
  isNew: boolean;
  /** It comes with its stage from the library: to be read here. */
  inherited: boolean;
  onEdit: () => void;
  onChange: (gate: Gate) => void;
  onRemove: () => void;
};

/** A gate as a sentence. One that is shared, or comes with a shared stage, is changed in the library. */
export function GateLine({ gate, sentence, wrong, isNew, inherited, onEdit, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.sentence, wrong && styles.wrong)} data-gate={gate.key}>
      {inherited || gate.shared !== undefined ? (
        <span className={styles.said}>{sentence}</span>
      ) : (
        <button type="button" aria-expanded={false} onClick={onEdit}>
          {sentence}
        </button>
      )}
      {isNew && <Tag tone="accent">{t('designer.new')}</Tag>}
      {gate.kind === 'document' && gate.unconfirmed === 'pending' && gate.confirmed && (
        <span className={styles.aside}>{t('designer.passesPending')}</span>
      )}
      {inherited ? (
        <span className={styles.aside}>{t('library.from')}</span>
      ) : (
        <>
          <GateShare gate={gate} sentence={sentence} onChange={onChange} />
          <IconButton small icon={CloseIcon} label={t('designer.removeGate', { gate: sentence })} onClick={onRemove} />
        </>
      )}
    </div>
  );
}
