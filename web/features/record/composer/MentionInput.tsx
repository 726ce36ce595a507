import { Mentions } from 'antd';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceOptions } from '../../../api/references.ts';
import { useSettled } from '../../../browser/useDelayed.ts';
import type { Colleague } from './mentioned.ts';

type Props = Pick<
  ComponentProps<typeof Mentions>,
  'id' | 'autoFocus' | 'onFocus' | 'onKeyDown' | 'onPaste' | 'placeholder'
> & {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onPick: (colleague: Colleague) => void;
  minRows: number;
};

const TYPING_PAUSE_MS = 150;

/** Text in which @ finds colleagues by name, pinyin or initials. */
export function MentionInput({ label, value, onChange, onPick, minRows, ...rest }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState<string>();
  const found = useReferenceOptions('user', useSettled(query ?? '', TYPING_PAUSE_MS), query !== undefined);
  return (
    <Mentions
      {...rest}
      aria-label={label}
      variant="borderless"
      autoSize={{ minRows, maxRows: 10 }}
      maxLength={32_000}
      prefix="@"
      filterOption={false}
      validateSearch={(text) => text.length < 20 && !/\s/.test(text)}
      notFoundContent={found.isFetching ? t('common.loading') : t('fields.noOption')}
      options={(found.data ?? []).map((item) => ({
        value: item.title,
        key: item.id,
        colleague: item.id,
        label: item.subtitle ? `${item.title} · ${item.subtitle}` : item.title,
      }))}
      value={value}
      onSearch={setQuery}
      onSelect={(option) => {
        setQuery(undefined);
        // The control makes keys of its own; what else an option carries stays as it was given.
        const { colleague, value: name } = option as { colleague?: string; value?: string };
        if (colleague && name) onPick({ id: colleague, name });
      }}
      onChange={onChange}
    />
  );
}
