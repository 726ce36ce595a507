import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBody } from '#contract/imports.ts';
import { errorFileAddress, isAtWork, useImport, useRefreshOnceEnded, useSteerImport } from '../../../api/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';
import { useImportables } from '../useObjectNames.ts';
import { readDraft } from '../wizard/useDraft.ts';
import { ImportRows } from './ImportRows.tsx';
import { RunProgress } from './RunProgress.tsx';
import { StateTag } from './StateTag.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { UndoState } from './UndoState.tsx';

/** One import: how far it is, and once it has ended what came of it. */
export function ImportRun({ id }: { id: number }) {
  const { t } = useTranslation();
  const query = useImport(id);
  return (
    <>
      <PageHead title={query.data?.title ?? query.data?.fileName ?? t('importing.title')}>
        <Link to="/import/{-$id}" params={{}}>
          {t('importing.history')}
        </Link>
      </PageHead>
      <QueryState query={query}>{(body) => <Run body={body} />}</QueryState>
    </>
  );
}

function Run({ body }: { body: ImportBody }) {
  const { t } = useTranslation();
  const { name } = useImportables();
  const format = useFormat();
  const steer = useSteerImport(body.id);
  const act = (what: 'cancel' | 'resume') =>
    steer.mutate(what, { onError: (error) => toast(error.message, { failed: true }) });
  useRefreshOnceEnded(body);
  const isRunning = body.state === 'running' && !body.stalled;
  const isUndoing = body.undo?.state === 'running';
  const mayResume = !isUndoing && (body.state === 'failed' || body.state === 'cancelled' || body.stalled);
  return (
    <div className={styles.stack}>
      <Panel>
        <div className={styles.runHead}>
          <StateTag state={body.state} stalled={body.stalled} />
          <span className={styles.quiet}>
            {name(body.object)} · {body.actor} · {format.dateTime(body.startedAt, 'full')}
          </span>
        </div>
        <RunProgress body={body} />
        {body.error && <p role="alert">{t('importing.failedHint', { code: body.error })}</p>}
        <Figures body={body} />
        {body.undo && <UndoState undo={body.undo} />}
        <div className={styles.actions}>
          {isRunning && <Button onClick={() => act('cancel')}>{t('importing.cancel')}</Button>}
          {mayResume && (
            <Button type="primary" loading={steer.isPending} onClick={() => act('resume')}>
              {t('importing.resume')}
            </Button>
          )}
          {body.counts.refused > 0 && (
            <Button href={errorFileAddress(body.id)} download>
              {t('importing.errorFile')}
            </Button>
          )}
          {body.state === 'done' && <NextFile />}
          {body.state === 'done' && <ToList body={body} />}
          {mayUndo(body) && <Undo body={body} />}
        </div>
        {body.object === 'users' && body.state === 'done' && (
          <p className={styles.quiet}>{t('importing.peopleNoUndo')}</p>
        )}
      </Panel>
      {!isAtWork(body) && <ImportRows body={body} />}
    </div>
  );
}

/** What an undo left because somebody had changed it may be taken back later. */
function mayUndo({ state, object, undo }: ImportBody): boolean {
  if (state === 'running' || object === 'users' || (undo?.state === 'running' && !undo.stalled)) return false;
  return state !== 'undone' || (undo?.kept ?? 0) > 0;
}

function Figures({ body: { counts } }: { body: ImportBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={styles.figures}>
      {(['created', 'updated', 'skipped', 'refused'] as const).map((key) => (
        <div key={key} data-kind={counts[key] > 0 ? key : undefined}>
          <dt>{t(`importing.outcomes.${key}`)}</dt>
          <dd>{format.number(counts[key])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where the wizard still holds files that were uploaded together with this one. */
function NextFile() {
  const { t } = useTranslation();
  const next = readDraft().files.find(({ importId }) => importId === undefined);
  if (!next) return null;
  return (
    <Link to="/import/{-$id}" params={{ id: 'new' }}>
      <Button type="primary" tabIndex={-1}>
        {t('importing.nextFile', { name: next.name })}
      </Button>
    </Link>
  );
}

function ToList({ body: { id, object } }: { body: ImportBody }) {
  const { t } = useTranslation();
  const button = <Button tabIndex={-1}>{t('importing.toList')}</Button>;
  if (object === 'users') return <Link to="/people">{button}</Link>;
  return (
    <Link to="/o/$object" params={{ object }} search={{ batch: id }}>
      {button}
    </Link>
  );
}

function Undo({ body }: { body: ImportBody }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t(body.state === 'undone' ? 'importing.undo.rest' : 'importing.undo.button')}
      </Button>
      {open && <UndoDialog body={body} onClose={() => setOpen(false)} />}
    </>
  );
}
