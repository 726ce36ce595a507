import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../settings.module.css';
import type { Draft } from './useDraft.ts';

type Props<T extends object> = {
  title: string;
  draft: Draft<T>;
  /** Something in it cannot be saved yet. */
  invalid?: boolean;
  extra?: ReactNode;
  children: ReactNode;
};

/** A section that saves by itself, says how that went, and does not let changes be lost on the way out. */
export function SectionForm<T extends object>({ title, draft, invalid = false, extra, children }: Props<T>) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => draft.dirty && current.pathname !== next.pathname,
    enableBeforeUnload: draft.dirty,
    withResolver: true,
  });
  return (
    <Panel title={title} extra={extra}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.dirty && !invalid) void draft.save();
        }}
      >
        {children}
        <div className={styles.bar}>
          <Button type="primary" htmlType="submit" loading={draft.saving} disabled={!draft.dirty || invalid}>
            {t('common.save')}
          </Button>
          {draft.dirty && (
            <Button onClick={draft.discard} disabled={draft.saving}>
              {t('settings.discard')}
            </Button>
          )}
          <span role="status" className={draft.saved ? 'tone-won' : 'tone-quiet'}>
            {draft.saving && t('settings.saving')}
            {draft.saved && t('settings.saved')}
            {draft.dirty && !draft.saving && !draft.failed && t('settings.unsaved')}
          </span>
          {draft.failed && (
            <span role="alert" className={styles.error}>
              {[draft.failed.message, ...Object.values(draft.failed.issues)].join(' · ')}
            </span>
          )}
        </div>
      </form>
      <Modal
        open={blocker.status === 'blocked'}
        title={t('settings.leaveTitle')}
        okText={t('settings.discard')}
        cancelText={t('settings.stay')}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
      >
        {t('settings.leaveText')}
      </Modal>
    </Panel>
  );
}
