import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import styles from './conditions.module.css';

const TYPING_PAUSE_MS = 250;

type Props = { object: ObjectBody; q: string | undefined; onChange: (q: string | undefined) => void };

/** Narrows the page by words while one types. */
export function QuickText({ object, q, onChange }: Props) {
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
  const label = t('conditions.find', { object: nameInside(object.labelsPlural, locale) });
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
