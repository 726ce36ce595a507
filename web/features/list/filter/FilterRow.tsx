import { Button, Input, Popover } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { FilterIcon, SearchIcon } from '../../../ui/icons.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import type { ListSearch } from '../search.ts';
import { ConditionChip } from './ConditionChip.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import styles from './filter.module.css';
import { filterOf, type Parts, partsOf } from './parts.ts';

type Props = {
  object: ObjectBody;
  search: ListSearch;
  references: References;
  onChange: (change: Partial<ListSearch>) => void;
};

/** Quick text, then the conditions as chips, then one more. */
export function FilterRow({ object, search, references, onChange }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { join, parts } = partsOf(search.filter);
  const put = (next: Partial<Parts>) => onChange({ filter: filterOf({ join, parts, ...next }) });
  return (
    <div className={styles.row}>
      <QuickText object={object} q={search.q} onChange={(q) => onChange({ q })} />
      {parts.map((part, index) => (
        <ConditionChip
          // biome-ignore lint/suspicious/noArrayIndexKey: equal conditions may stand twice, and a chip keeps nothing
          key={index}
          object={object}
          condition={part}
          references={references}
          onChange={(next) => put({ parts: parts.with(index, next) })}
          onRemove={() => put({ parts: parts.toSpliced(index, 1) })}
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
            references={references}
            onDone={(leaf) => {
              setAdding(false);
              put({ parts: [...parts, leaf] });
            }}
          />
        }
      >
        <Button size="small" icon={<FilterIcon size={14} />} aria-haspopup="dialog" aria-expanded={adding}>
          {t('list.addFilter')}
        </Button>
      </Popover>
      {parts.length > 1 && (
        <Button size="small" type="text" onClick={() => put({ join: join === 'all' ? 'any' : 'all' })}>
          {join === 'all' ? t('list.allHold') : t('list.anyHolds')}
        </Button>
      )}
      {parts.length > 0 && (
        <Button size="small" type="text" onClick={() => onChange({ filter: undefined })}>
          {t('common.clear')}
        </Button>
      )}
    </div>
  );
}

const TYPING_PAUSE_MS = 250;

function QuickText({
  object,
  q,
  onChange,
}: {
  object: ObjectBody;
  q?: string | undefined;
  onChange: (q?: string) => void;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [text, setText] = useState(q ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim() || undefined), TYPING_PAUSE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const [known, setKnown] = useState(q);
  if (known !== q) {
    // The address was changed elsewhere: filters cleared, or a link followed.
    setKnown(q);
    if ((q ?? '') !== text.trim()) setText(q ?? '');
  }
  const label = t('list.find', { object: nameInside(object.labelsPlural, locale) });
  return (
    <Input
      className={styles.text ?? ''}
      size="small"
      allowClear
      prefix={<SearchIcon size={14} />}
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}
