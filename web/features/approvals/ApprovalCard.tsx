import { useTranslation } from 'react-i18next';
import type { ApprovalBody } from '#contract/approvals.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { ApprovalSteps, ApprovalTag, useStageName } from '../../parts/approvals/index.ts';
import { Amount } from '../../ui/Amount.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../ui/icons.tsx';
import styles from './approvals.module.css';
import { Decide } from './Decide.tsx';
import { Outcome } from './Outcome.tsx';

/** One request: what of which record, who asks and why, who must say yes; and the reader's own word in place. */
export function ApprovalCard({ approval }: { approval: ApprovalBody }) {
  const { t } = useTranslation();
  const { relative, dateTime } = useFormat();
  const stageName = useStageName();
  const open = useOpenRecord();
  const { subject, requester, note, funnel, from, to, mine, state } = approval;
  const title = <span className={styles.title}>{subject.title}</span>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows walk from card to card
    <article className={styles.card} data-approval={approval.id} tabIndex={0} aria-label={subject.title}>
      <header className={styles.head}>
        {approval.mayOpen ? (
          <button
            type="button"
            className={styles.open}
            onClick={() => open({ object: approval.object, id: approval.record })}
          >
            {title}
          </button>
        ) : (
          title
        )}
        {subject.amount !== null && <Amount value={subject.amount} strong />}
        <div className="grow" />
        {mine.length === 0 && <ApprovalTag state={state} />}
      </header>
      <p className={styles.way}>
        <span>{stageName(funnel, from)}</span>
        <ArrowRightIcon size={14} />
        <b>{stageName(funnel, to)}</b>
        {subject.owner && <span className="tone-quiet">{t('approvals.owner', { name: subject.owner.name })}</span>}
      </p>
      <p className={styles.who}>
        {t('approvals.askedBy', { name: requester.name })}{' '}
        <time dateTime={approval.requestedAt} title={dateTime(approval.requestedAt, 'full')}>
          {relative(approval.requestedAt)}
        </time>
      </p>
      {note && <blockquote className={styles.note}>{note}</blockquote>}
      <ApprovalSteps steps={approval.steps} />
      {mine.length > 0 ? <Decide approval={approval} /> : <Outcome approval={approval} />}
    </article>
  );
}
