import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceList } from '../../../ui/FilterChip.tsx';
import { ChevronDownIcon } from '../../../ui/icons.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { WIN_MODES } from '../search.ts';
import styles from './KpiStrip.module.css';

/** Which win rate is shown: there are three, and they disagree. */
export function WinModeChoice() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const [open, setOpen] = useState(false);
  const mode = scope.search.win ?? 'decided';
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={
        <ChoiceList
          choices={WIN_MODES.map((key) => ({
            key,
            label: t(`cockpit.winModes.${key}`),
            hint: t(`cockpit.winHints.${key}`),
          }))}
          value={mode}
          onChoose={(key) => {
            setOpen(false);
            change({ win: key === 'decided' ? undefined : key });
          }}
        />
      }
    >
      <button
        type="button"
        className={styles.mode}
        aria-label={`${t('cockpit.winMode')} ${t(`cockpit.winModes.${mode}`)}`}
      >
        <span className="ellipsis">{t(`cockpit.winModes.${mode}`)}</span>
        <ChevronDownIcon size={12} />
      </button>
    </Popover>
  );
}
