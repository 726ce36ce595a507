import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { useOpenCounts } from '../../api/boardFigures.ts';
import { funnelsQuery } from '../../api/funnels.ts';
import { useObjects } from '../../api/objects.ts';
import { useMay } from '../../api/session.ts';
import { remember } from '../../browser/remembered.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { NoPermission, QueryState } from '../../ui/states.tsx';
import styles from './BoardPage.module.css';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { useBoardAddress } from './bar/useBoardAddress.ts';
import { FunnelBoard } from './FunnelBoard.tsx';
import { asShown } from './model/versions.ts';
import type { BoardSearch } from './search.ts';
import { LAST_FUNNEL, useFunnelChoice } from './useFunnelChoice.ts';

/** The board of one funnel. */
export function BoardPage() {
  const funnels = useQuery(funnelsQuery);
  return funnels.isPending ? (
    <Waiting />
  ) : (
    <QueryState query={funnels}>{(list) => <Choice all={list.funnels} />}</QueryState>
  );
}

function Choice({ all }: { all: readonly FunnelBody[] }) {
  const may = useMay();
  const objects = useObjects();
  const [search, change] = useBoardAddress();
  const funnels = useMemo(() => all.filter(({ objectKey }) => may(objectKey, 'read')), [all, may]);
  const keys = [...new Set(funnels.map(({ objectKey }) => objectKey))];
  const counts = useOpenCounts(keys);
  const { funnel: chosen, isPending } = useFunnelChoice(funnels, keys, search, counts);
  const funnel = useMemo(() => chosen && asShown(chosen), [chosen]);
  const onChange = useCallback(
    (next: BoardSearch) => {
      if (next.funnel) remember(LAST_FUNNEL, next.funnel);
      change(next);
    },
    [change],
  );
  if (funnels.length === 0) return <NoPermission />;
  if (isPending) return <Waiting />;
  const object = objects.find(({ key }) => key === funnel?.objectKey);
  if (!funnel || !object) return <NoPermission />;
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
