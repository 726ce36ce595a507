import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import styles from './conditions.module.css';
import { useConditionWords } from './useConditionWords.ts';

type Props = {
  object: ObjectBody;
  condition: Condition;
  references: References;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
  /** Opens the builder: a group is changed there. */
  onBuild: () => void;
};

/** One condition in words: a click changes it, the cross takes it away. */
export function ConditionChip({ object, condition, references, onChange, onRemove, onBuild }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = useConditionWords(object, condition, references)(condition);
  return (
    <span className={styles.chip}>
      {'field' in condition ? (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          destroyOnHidden
          content={
            <ConditionForm
              object={object}
              references={references}
              start={condition}
              onDone={(next) => {
                setOpen(false);
                onChange(next);
              }}
            />
          }
        >
          <button type="button" className={styles.words} aria-haspopup="dialog" aria-expanded={open} title={words}>
            <span className="ellipsis">{words}</span>
          </button>
        </Popover>
      ) : (
        <button type="button" className={styles.words} aria-haspopup="dialog" title={words} onClick={onBuild}>
          <span className="ellipsis">{words}</span>
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('conditions.removeFilter', { words })}
        onClick={onRemove}
      >
        <CloseIcon size={12} />
      </button>
    </span>
  );
}
