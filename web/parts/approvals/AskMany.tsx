import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { useAskApprovals } from '../../api/approvals.ts';
import { useLooksOnly } from '../../api/session.ts';
import { cx } from '../../ui/cx.ts';
import styles from './approvals.module.css';
import { messageOf } from './messageOf.ts';
import { useDeciderWords } from './useDeciderWords.ts';

type Props = {
  object: string;
  to: string;
  /** What did not pass, with what it lacks and what would come with the move. */
  refused: readonly { id: string; unmet?: readonly UnmetGateBody[] | undefined; fill?: Record<string, unknown> }[];
};

/** Records that approvals keep back: asks for all of them at once with one note, and says how many wait for whom. */
export function AskMany({ object, to, refused }: Props) {
  const { t } = useTranslation();
  const namesOf = useDeciderWords();
  const [note, setNote] = useState('');
  const ask = useAskApprovals();
  const looksOnly = useLooksOnly();
  const lacking = refused.map(({ id, unmet = [], fill }) => ({
    ...{ id, fill },
    approvals: unmet.flatMap((one) => (one.kind === 'approval' ? [one] : [])),
  }));
  const answers = new Map((ask.data?.outcomes ?? []).map((one) => [one.id, one]));
  const open = lacking.filter(
    ({ id, approvals }) => !answers.has(id) && approvals.some(({ state }) => state !== 'waiting'),
  );
  const waiting = lacking.flatMap(({ id, approvals }) => {
    const asked = approvals.filter(({ state }) => state === 'waiting').flatMap(({ deciders = [] }) => deciders);
    const people = answers.get(id)?.deciders ?? asked;
    return people.length > 0 && !open.some((one) => one.id === id) ? [namesOf(people)] : [];
  });
  const failed = [...answers.values()].flatMap(({ issues }) => issues.slice(0, 1).map(({ message }) => message));
  if (lacking.every(({ approvals }) => approvals.length === 0)) return null;
  const records = open.map(({ id, fill }) => ({ id, ...(fill ? { fill } : {}) }));
  return (
    <section className={cx(styles.gates, styles.many)} aria-label={t('approvals.title')}>
      <div className={styles.gate}>
        {open.length > 0 && (
          <>
            <p className={styles.head}>
              <b>{t('approvals.manyNeed', { count: open.length })}</b>
            </p>
            <Counted
              all={open.map(({ approvals }) => namesOf(approvals.flatMap(({ deciders = [] }) => deciders)))}
              said="manyBy"
            />
            <div className={styles.ask}>
              <Input.TextArea
                aria-label={t('approvals.note')}
                placeholder={t('approvals.note')}
                autoSize={{ minRows: 1, maxRows: 5 }}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
              <Button
                disabled={looksOnly}
                loading={ask.isPending}
                onClick={() => ask.mutate({ object, to, records, ...(note.trim() ? { note: note.trim() } : {}) })}
              >
                {t('approvals.askMany', { count: open.length })}
              </Button>
              {ask.isError && (
                <p className={styles.reason} role="alert">
                  {messageOf(ask.error) ?? t('errors.unexpected')}
                </p>
              )}
            </div>
          </>
        )}
        <div role="status">
          <Counted all={waiting} said="manyWait" />
          <Counted all={failed} said="manyFailed" />
        </div>
      </div>
    </section>
  );
}

/** The same words once, with how many they are said of. */
function Counted({ all, said }: { all: readonly string[]; said: 'manyBy' | 'manyWait' | 'manyFailed' }) {
  const { t } = useTranslation();
  const groups = [...Map.groupBy(all, (words) => words)].toSorted(([, a], [, b]) => b.length - a.length);
  return groups.map(([words, { length }]) => (
    <p key={words} className={said === 'manyFailed' ? styles.reason : styles.counted}>
      {t(`approvals.${said}`, { count: length, words })}
    </p>
  ));
}
