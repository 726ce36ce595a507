import { Input } from 'antd';
import { useState } from 'react';
import styles from './FilterChip.module.css';
import { ChoiceList } from './FilterChip.tsx';

type Choice<Key extends string> = { key: Key; label: string; hint?: string };
type Props<Key extends string> = {
  choices: readonly Choice<Key>[];
  value: Key | undefined;
  onChoose: (key: Key) => void;
  /** What the input asks for: `查找维度`. */
  placeholder: string;
};

/** Fewer are found faster by eye. */
const MANY = 8;

/** Choices of a chip that are found by typing. */
export function SearchList<Key extends string>({ choices, value, onChoose, placeholder }: Props<Key>) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const found = choices.filter(({ label, hint = '' }) => `${label} ${hint}`.toLocaleLowerCase().includes(wanted));
  if (choices.length <= MANY) return <ChoiceList choices={choices} value={value} onChoose={onChoose} />;
  return (
    <div className={styles.searchList}>
      <Input
        autoFocus
        allowClear
        size="small"
        value={query}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(event) => setQuery(event.target.value)}
        onPressEnter={() => found[0] && onChoose(found[0].key)}
      />
      <ChoiceList choices={found} value={value} onChoose={onChoose} />
    </div>
  );
}
