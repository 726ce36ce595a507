import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertIcon } from './icons.tsx';
import styles from './states.module.css';

type Props = { children: ReactNode };

/** Catches a page that breaks while it is drawn, so that the shell stays in use. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state = { error: undefined as Error | undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}

/** A chunk that is gone means that a newer version was deployed: the words say so. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const updated = /dynamically imported module|module script|preload CSS/i.test(
    error instanceof Error ? error.message : '',
  );
  return (
    <div className={styles.state} role="alert">
      <AlertIcon size={24} className="tone-stalled" />
      <p className={styles.title}>{updated ? t('errors.updated') : t('errors.pageBroken')}</p>
      <p className={styles.hint}>{updated ? t('errors.updatedHint') : t('errors.pageBrokenHint')}</p>
      <div className={styles.actions}>
        <Button size="small" onClick={() => location.reload()}>
          {t('errors.reload')}
        </Button>
      </div>
    </div>
  );
}
