import { Button, Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { boardStages } from '#domain/funnels/boardStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { moveBulk, titlesOf, undoMoveBulk } from '../../../api/bulk.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { useRefreshRecords } from '../../../api/records.ts';
import { AskMany } from '../../../parts/approvals/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from './bulk.module.css';
import { Reasons, type Refusal } from './Reasons.tsx';
import { useRun } from './useRun.ts';

type Refused = { id: string; unmet: readonly UnmetGateBody[] | undefined };
type Props = { object: ObjectBody; ids: readonly string[]; onClose: () => void };

/** Moves many records to a stage. What a gate holds back stays where it is and is listed with its reason. */
export default function BulkMoveDialog({ object, ids, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const funnels = useFunnelsOf(object.key);
  const refresh = useRefreshRecords();
  const { progress, run, cancel } = useRun();
  const [to, setTo] = useState<string>();
  const [result, setResult] = useState<{ moved: { id: string; version: number }[]; refusals: (Refusal & Refused)[] }>();
  const options = funnels.map((funnel) => ({
    label: inLocale(funnel.names, locale),
    options: boardStages(funnel).map((stage) => ({
      value: stage.key,
      label: inLocale(stage.names, locale),
      key: `${funnel.key} ${stage.key}`,
    })),
  }));
  const unique = funnels.length === 1 ? options : distinct(options);
  const move = async () => {
    if (!to) return;
    try {
      const outcomes = await run((how) =>
        moveBulk(
          object.key,
          ids.map((id) => ({ id, to })),
          how,
        ),
      );
      const moved = outcomes.flatMap((outcome) => (outcome.ok ? [{ id: outcome.id, version: outcome.version }] : []));
      const bad = outcomes.flatMap((outcome, index) => (outcome.ok ? [] : [{ id: ids[index] ?? '', outcome }]));
      const titles =
        bad.length > 0
          ? await titlesOf(
              object.key,
              object.titleField,
              bad.map(({ id }) => id),
            )
          : new Map();
      const refusals = bad.map(({ id, outcome }) => ({
        id,
        unmet: outcome.unmet,
        title: titles.get(id) || t('list.untitled'),
        message: outcome.issues.map(({ message }) => message).join('；') || outcome.reason,
      }));
      if (moved.length > 0)
        toast(t('list.moved', { count: moved.length }), { seconds: 30, undo: () => void takeBack(moved) });
      if (refusals.length === 0) return onClose();
      setResult({ moved, refusals });
    } catch (error) {
      toast((error as Error).message, { failed: true });
    } finally {
      void refresh(object.key);
    }
  };
  const takeBack = async (moves: { id: string; version: number }[]) => {
    try {
      const how = { signal: new AbortController().signal, onProgress: () => {} };
      const outcomes = await undoMoveBulk(object.key, moves, how);
      toast(t('list.bulkUndone', { count: outcomes.filter((outcome) => outcome.ok).length }));
    } catch (error) {
      toast((error as Error).message, { failed: true });
    }
    void refresh(object.key);
  };
  return (
    <Modal
      open
      width={560}
      title={t('list.moveTitle', { count: ids.length })}
      onCancel={() => (progress ? cancel() : onClose())}
      footer={
        result ? (
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={() => (progress ? cancel() : onClose())}>{t('common.cancel')}</Button>
            <Button type="primary" disabled={!to} loading={!!progress} onClick={move}>
              {t('list.move')}
            </Button>
          </>
        )
      }
    >
      {result ? (
        <div className={styles.preview}>
          <p aria-live="polite">
            {t('list.movedSome', { moved: result.moved.length, refused: result.refusals.length })}
          </p>
          {to && <AskMany object={object.key} to={to} refused={result.refusals} />}
          <Reasons refusals={result.refusals} />
        </div>
      ) : (
        <div className={styles.fields}>
          <Select<string>
            autoFocus
            aria-label={t('list.stage')}
            placeholder={t('list.stage')}
            options={unique}
            value={to ?? null}
            onChange={setTo}
          />
          <p className={styles.hint}>{t('list.moveHint')}</p>
        </div>
      )}
      {progress && <Progress percent={Math.round((progress.done / Math.max(1, progress.total)) * 100)} />}
    </Modal>
  );
}

type Group<Option> = { label: string; options: Option[] };

/** A stage that several funnels share is offered once, with the first of them. */
function distinct<Option extends { value: string }>(groups: Group<Option>[]): Group<Option>[] {
  const seen = new Set<string>();
  return groups.map((group) => ({
    ...group,
    options: group.options.filter(({ value }) => !seen.has(value) && seen.add(value)),
  }));
}
