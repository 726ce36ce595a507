import { Drawer as AntdDrawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../browser/useMediaQuery.ts';
import styles from './Drawer.module.css';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';

const WIDTH = { panel: 392, record: 920 } as const;

type Props = {
  open: boolean;
  onClose: () => void;
  width?: keyof typeof WIDTH;
  title?: ReactNode;
  /** Controls beside the close button. */
  extra?: ReactNode;
  footer?: ReactNode;
  /** Read out as the drawer's name where the title is not plain text. */
  label?: string;
  children: ReactNode;
};

/** A panel at the right edge, without a mask: what lies behind stays in use. Fills a phone. Escape closes it. */
export function Drawer({ open, onClose, width = 'panel', title, extra, footer, label, children }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  // Without its own the head would be the name, the words of its buttons included.
  const labelled = label ? { 'aria-label': label, 'aria-labelledby': '' } : {};
  return (
    <AntdDrawer
      {...labelled}
      open={open}
      onClose={onClose}
      mask={false}
      size={phone ? '100%' : `min(${WIDTH[width]}px, calc(100vw - var(--rail-w)))`}
      rootClassName={styles.root ?? ''}
      focusable={{ trap: false, focusTriggerAfterClose: true }}
      destroyOnHidden
      closable={false}
      title={
        <div className={styles.head}>
          <div className={styles.title}>{title}</div>
          {extra}
          <IconButton icon={CloseIcon} label={t('common.close')} onClick={onClose} />
        </div>
      }
      footer={footer}
      styles={{
        section: { background: 'var(--bg-panel)', borderInlineStart: '1px solid var(--line)' },
        wrapper: { boxShadow: 'var(--shadow-2)' },
        body: { padding: 0, background: width === 'record' ? 'var(--bg)' : undefined },
        header: { padding: '8px 12px 8px 20px' },
      }}
    >
      {children}
    </AntdDrawer>
  );
}
