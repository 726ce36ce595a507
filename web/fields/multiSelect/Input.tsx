import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { antdProps, openProps } from '../shared/antdProps.ts';
import { choices } from '../shared/optionLabel.ts';
import { asList } from '../shared/values.ts';
import type { InputProps } from '../types.ts';

/** How much of the list fits above a control near the top of the page. */
const LOW_LIST_PX = 192;

export function Input(props: InputProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const chosen = asList(props.value);
  return (
    // The list would take Tab as one more choice, and hold the focus.
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <Select<string[]>
        {...antdProps(props)}
        {...openProps(props)}
        {...(props.upwards ? { placement: 'topLeft' as const, listHeight: LOW_LIST_PX } : {})}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={t('fields.pickOption')}
        notFoundContent={t('fields.noOption')}
        options={choices(props.field, chosen, locale)}
        value={chosen}
        onChange={(keys) => props.onChange(keys.length > 0 ? keys : null)}
        style={{ width: '100%' }}
      />
    </div>
  );
}
