import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApproval, useApprovals, useWaitingApprovals } from '../../api/approvals.ts';
import { usePendingDocuments } from '../../api/documents.ts';
import { useSession } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { StampIcon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import { ApprovalCard } from './ApprovalCard.tsx';
import styles from './approvals.module.css';
import { PendingFiles } from './PendingFiles.tsx';
import { type ApprovalsSearch, BOXES } from './search.ts';
import { useCardKeys } from './useCardKeys.ts';

const route = getRouteApi('/shell/approvals');
type Box = Exclude<(typeof BOXES)[number], 'files'>;

/** What waits for the reader's word, what the reader asked for, and what the reader decided. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const { box = 'waiting', request } = route.useSearch();
  const navigate = route.useNavigate();
  const waiting = useWaitingApprovals();
  const go = (change: ApprovalsSearch) =>
    void navigate({ search: (before) => ({ ...before, request: undefined, ...change }) });
  const checks = useSession().abilities.includes('confirmDocuments');
  const files = usePendingDocuments(checks).data;
  const filesWaiting = files ? files.documents.length + files.hidden : 0;
  const label: Record<(typeof BOXES)[number], string> = {
    files: filesWaiting > 0 ? t('documents.tabCount', { count: filesWaiting }) : t('documents.tab'),
    waiting: waiting > 0 ? t('approvals.tabWaitingCount', { count: waiting }) : t('approvals.tabWaiting'),
    asked: t('approvals.tabAsked'),
    done: t('approvals.tabDone'),
  };
  return (
    <>
      <PageHead
        title={t('approvals.title')}
        tabs={BOXES.filter((key) => checks || key !== 'files').map((key) => ({ key, label: label[key] }))}
        tab={box}
        onTab={(next) => go({ box: next })}
      />
      {request ? <Asked key={request} id={request} /> : null}
      {box === 'files' ? <PendingFiles /> : <List key={box} box={box} but={request} />}
    </>
  );
}

/** The one that the reader came for. */
function Asked({ id }: { id: string }) {
  const query = useApproval(id);
  return (
    <div className={styles.list}>
      <QueryState query={query} lines={3}>
        {(approval) => <ApprovalCard approval={approval} />}
      </QueryState>
    </div>
  );
}

function List({ box, but }: { box: Box; but: string | undefined }) {
  const { t } = useTranslation();
  const query = useApprovals(box);
  const phone = usePhone();
  const keys = useCardKeys();
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items).filter(({ id }) => id !== but);
        if (items.length === 0) {
          if (but) return null;
          return <Empty icon={StampIcon} title={t(`approvals.empty.${box}`)} hint={t(`approvals.emptyHint.${box}`)} />;
        }
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys go from card to card, each of which takes the focus
          <div className={styles.list} onKeyDown={keys}>
            {items.map((approval) => (
              <ApprovalCard key={approval.id} approval={approval} />
            ))}
            {query.hasNextPage && (
              <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('approvals.more')}
              </Button>
            )}
            {box === 'waiting' && !phone && (
              <p className={styles.keys}>
                <Kbd>↑</Kbd>
                <Kbd>↓</Kbd> {t('approvals.keyWalk')} · <Kbd>Y</Kbd> {t('approvals.approve')} · <Kbd>N</Kbd>{' '}
                {t('approvals.reject')}
              </p>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}
