import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/apiError.ts';
import { useDelayed } from '../browser/useDelayed.ts';
import { AlertIcon, CheckIcon, FilterIcon, type Icon, LockIcon, SearchIcon } from './icons.tsx';
import styles from './states.module.css';

type StateProps = { icon: Icon; alarm?: boolean; title: string; hint?: ReactNode; children?: ReactNode };

/** The middle of a list, chart or page that has nothing to show, and says why and what to do. */
function State({ icon: Drawn, alarm, title, hint, children }: StateProps) {
  return (
    <div className={styles.state} role={alarm ? 'alert' : 'status'}>
      <Drawn size={24} className={alarm ? 'tone-stalled' : 'tone-quiet'} />
      <p className={styles.title}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

type EmptyProps = { title?: string; hint?: ReactNode; icon?: Icon; children?: ReactNode };

/** Nothing there yet. Children: what to do about it. */
export function Empty({ title, hint, icon = CheckIcon, children }: EmptyProps) {
  const { t } = useTranslation();
  return (
    <State icon={icon} title={title ?? t('common.empty')} hint={hint}>
      {children}
    </State>
  );
}

/** Nothing fits the filters; they are named in `hint`. */
export function NoMatch({ hint, onClear }: { hint?: ReactNode; onClear?: () => void }) {
  const { t } = useTranslation();
  return (
    <State icon={FilterIcon} title={t('common.noMatch')} hint={hint}>
      {onClear && (
        <Button size="small" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </State>
  );
}

/** The reader may not see this. */
export function NoPermission({ title, hint }: { title?: string; hint?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <State icon={LockIcon} title={title ?? t('errors.noPermission')} hint={hint ?? t('errors.noPermissionHint')} />
  );
}

type ErrorStateProps = { error: unknown; title?: string; onRetry?: () => void };

/** A read that failed: what happened and what to do. No right and not found have their own words. */
export function ErrorState({ error, title, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  if (isApiError(error, 'no_right')) return <NoPermission />;
  if (isApiError(error, 'not_found')) {
    return <State icon={SearchIcon} title={t('errors.notFound')} hint={t('errors.notFoundHint')} />;
  }
  const message = isApiError(error) ? error.message : t('errors.unexpected');
  const errorId = isApiError(error) ? error.errorId : undefined;
  return (
    <State
      icon={AlertIcon}
      alarm
      title={title ?? t('errors.title')}
      hint={
        <>
          {message}
          {errorId && <small className={styles.errorId}>{t('errors.errorId', { id: errorId })}</small>}
        </>
      }
    >
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </State>
  );
}

const LINES = ['38%', '92%', '84%', '88%', '70%', '90%'];
const PATIENCE_MS = 300;

/** Grey lines in place of what is on its way; appears only when the wait lasts. */
export function Loading({ lines = LINES.length }: { lines?: number }) {
  const { t } = useTranslation();
  const late = useDelayed(true, PATIENCE_MS);
  return (
    <div className={styles.skeleton} aria-busy="true">
      <span className="visually-hidden" role="status">
        {late && t('common.loading')}
      </span>
      {late &&
        Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <i key={index} style={{ width: LINES[index % LINES.length] }} />
        ))}
    </div>
  );
}

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
type QueryStateProps<T> = { query: Query<T>; lines?: number; errorTitle?: string; children: (data: T) => ReactNode };

/** Loading, error with a retry, or what the query brought. Old data stays when only a refresh failed. */
export function QueryState<T>({ query, lines, errorTitle, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loading {...(lines ? { lines } : {})} />;
  return (
    <ErrorState
      error={query.error}
      {...(errorTitle ? { title: errorTitle } : {})}
      onRetry={() => void query.refetch()}
    />
  );
}
