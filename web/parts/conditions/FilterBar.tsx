import { Button, Popover } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import { FilterIcon } from '../../ui/icons.tsx';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import { ConditionChip } from './ConditionChip.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import styles from './conditions.module.css';
import { filterOf, type Parts, partsOf } from './parts.ts';
import { useConditionTitles } from './useConditionTitles.ts';

const BuilderDialog = lazy(() => import('./BuilderDialog.tsx'));

type Props = {
  object: ObjectBody;
  value: Condition | undefined;
  onChange: (condition: Condition | undefined) => void;
  /** Titles that the page has read already; what is missing is looked up. */
  references?: References;
  /** What stands before the chips: a quick text, a choice of one's own. */
  children?: ReactNode;
  /** Opens with the form for a first condition, where pressing a button brought the bar. */
  startsAdding?: boolean;
};

/** The conditions as chips that read as sentences, one more, and the builder for groups. */
export function FilterBar({ object, value, onChange, references, children, startsAdding = false }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(startsAdding);
  const [building, setBuilding] = useState(false);
  const button = useFocusBack<HTMLButtonElement>(adding);
  const titles = useConditionTitles(object, value, references);
  const { join, parts } = partsOf(value);
  const put = (next: Partial<Parts>) => onChange(filterOf({ join, parts, ...next }));
  return (
    <div className={styles.row}>
      {children}
      {parts.map((part, index) => (
        <ConditionChip
          // biome-ignore lint/suspicious/noArrayIndexKey: equal conditions may stand twice, and a chip keeps nothing
          key={index}
          object={object}
          condition={part}
          references={titles}
          onChange={(next) => put({ parts: parts.with(index, next) })}
          onRemove={() => put({ parts: parts.toSpliced(index, 1) })}
          onBuild={() => setBuilding(true)}
        />
      ))}
      <Popover
        open={adding}
        onOpenChange={setAdding}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          <ConditionForm
            object={object}
            references={titles}
            onDone={(leaf) => {
              setAdding(false);
              put({ parts: [...parts, leaf] });
            }}
          />
        }
      >
        <Button
          ref={button}
          size="small"
          icon={<FilterIcon size={14} />}
          aria-label={t('conditions.addFilter')}
          aria-haspopup="dialog"
          aria-expanded={adding}
        >
          <span className={styles.addWords}>{t('conditions.addFilter')}</span>
        </Button>
      </Popover>
      {parts.length > 1 && (
        <Button size="small" type="text" onClick={() => put({ join: join === 'all' ? 'any' : 'all' })}>
          {join === 'all' ? t('conditions.allHold') : t('conditions.anyHolds')}
        </Button>
      )}
      {parts.length > 0 && (
        <>
          <Button size="small" type="text" aria-haspopup="dialog" onClick={() => setBuilding(true)}>
            {t('conditions.combine')}
          </Button>
          <Button size="small" type="text" onClick={() => onChange(undefined)}>
            {t('common.clear')}
          </Button>
        </>
      )}
      {building && (
        <Suspense>
          <BuilderDialog
            object={object}
            value={value}
            references={titles}
            onClose={() => setBuilding(false)}
            onDone={(condition) => {
              setBuilding(false);
              onChange(condition);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
