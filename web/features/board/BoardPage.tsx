import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { useOpenCounts } from '../../api/boardFigures.ts';
import { funnelsQuery } from '../../api/funnels.ts';
import { useObjects } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { recall, remember } from '../../browser/remembered.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission, QueryState } from '../../ui/states.tsx';
import styles from './BoardPage.module.css';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { useBoardAddress } from './bar/useBoardAddress.ts';
import { FunnelBoard } from './FunnelBoard.tsx';
import type { BoardSearch } from './search.ts';

/** The board of the funnel that the address names, else the last one, else the one that holds most for the reader. */
export function BoardPage() {
  const funnels = useQuery(funnelsQuery);
  return funnels.isPending ? (
    <Waiting />
  ) : (
    <QueryState query={funnels}>{(list) => <Choice all={list.funnels} />}</QueryState>
  );
}

const LAST_FUNNEL = 'loudou.boardFunnel';

function Choice({ all }: { all: readonly FunnelBody[] }) {
  const may = useMay();
  const objects = useObjects();
  const [search, change] = useBoardAddress();
  const funnels = useMemo(() => all.filter(({ objectKey }) => may(objectKey, 'read')), [all, may]);
  const counts = useOpenCounts([...new Set(funnels.map(({ objectKey }) => objectKey))]);
  const named = funnels.find(({ key }) => key === (search.funnel ?? recall(LAST_FUNNEL)));
  const onChange = useCallback(
    (next: BoardSearch) => {
      if (next.funnel) remember(LAST_FUNNEL, next.funnel);
      change(next);
    },
    [change],
  );
  if (funnels.length === 0) return <NoPermission />;
  if (!named && counts.isPending) return <Waiting />;
  const funnel = named ?? fullest(funnels, counts.data);
  const object = objects.find(({ key }) => key === funnel.objectKey);
  if (!object) return <NoPermission />;
  return (
    <FunnelBoard
      key={funnel.key}
      funnel={funnel}
      object={object}
      funnels={funnels}
      counts={counts.data}
      search={search}
      onChange={onChange}
    />
  );
}

/** Deals before leads: a reader with both works the deals, and a new company begins with them. */
function fullest(funnels: readonly FunnelBody[], counts: Record<string, number> = {}): FunnelBody {
  const deals = funnels.filter(({ objectKey }) => objectKey === 'opportunity');
  const most = (list: readonly FunnelBody[]) =>
    list.reduce((best, funnel) => ((counts[funnel.key] ?? 0) > (counts[best.key] ?? 0) ? funnel : best));
  const top = most(funnels);
  const best = deals.length > 0 ? most(deals) : top;
  return (counts[best.key] ?? 0) > 0 || (counts[top.key] ?? 0) === 0 ? best : top;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div data-fill className={styles.page}>
      <div className={styles.main}>
        <div className={styles.head}>
          <PageHead title={t('board.title')} />
        </div>
        <BoardSkeleton />
      </div>
    </div>
  );
}
