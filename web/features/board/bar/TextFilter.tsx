import { Input } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../../browser/useDelayed.ts';
import { SearchIcon } from '../../../ui/icons.tsx';
import styles from './BoardBar.module.css';

const TYPING_PAUSE_MS = 300;

/** Narrows the board to names and customers that hold the words. */
export function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const settled = useSettled(text, TYPING_PAUSE_MS);
  const apply = useEffectEvent((next: string) => {
    if (next !== value) onChange(next);
  });
  useEffect(() => apply(settled), [settled]);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      size="small"
      allowClear
      className={styles.text}
      prefix={<SearchIcon size={14} className="tone-quiet" />}
      value={text}
      placeholder={t('board.findText')}
      aria-label={t('board.findText')}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
