import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../../fields/index.ts';
import { CloseIcon } from '../../../ui/icons.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import styles from './filter.module.css';
import { useConditionWords } from './useConditionWords.ts';

type Props = {
  object: ObjectBody;
  condition: Condition;
  references: References;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** One condition in words: a click changes it, the cross takes it away. Groups from elsewhere can only be read and removed. */
export function ConditionChip({ object, condition, references, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = useConditionWords(object, references)(condition);
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
        <span className={styles.words} title={words}>
          <span className="ellipsis">{words}</span>
        </span>
      )}
      <button type="button" className={styles.remove} aria-label={t('list.removeFilter', { words })} onClick={onRemove}>
        <CloseIcon size={12} />
      </button>
    </span>
  );
}
