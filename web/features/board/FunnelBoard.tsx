import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMay } from '../../api/session.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { ErrorState, NoMatch } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.ts';
import { type BoardActions, BoardActionsContext } from './BoardActions.ts';
import { BoardHead } from './BoardHead.tsx';
import styles from './BoardPage.module.css';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { BoardBar } from './bar/BoardBar.tsx';
import { Totals } from './bar/Totals.tsx';
import { Columns } from './column/Columns.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { GatePanel } from './gate/GatePanel.tsx';
import { isConversion, missingOf } from './model/conversion.ts';
import { applyPlacements } from './model/placements.ts';
import { type StageChoice, StageMenu } from './moves/StageMenu.tsx';
import { useBoardMoves } from './moves/useBoardMoves.ts';
import { PhoneColumns } from './phone/PhoneColumns.tsx';
import type { BoardSearch } from './search.ts';
import { useBoardData } from './useBoardData.ts';

type Props = {
  funnel: FunnelBody;
  object: ObjectBody;
  funnels: readonly FunnelBody[];
  counts: Record<string, number> | undefined;
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
};

const NOTHING: BoardSearch = { view: undefined, department: undefined, owner: undefined, q: undefined };

export function FunnelBoard({ funnel, object, funnels, counts, search, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const may = useMay();
  const openRecord = useOpenRecord();
  const { stages } = funnel.live;
  const { query, board, more, filtered } = useBoardData(object, funnel, search);
  const [choice, setChoice] = useState<StageChoice>();

  const nameOf = useCallback(
    (key: string) => {
      const stage = stages.find((candidate) => candidate.key === key);
      return stage ? inLocale(stage.names, locale) : key;
    },
    [stages, locale],
  );
  const moves = useBoardMoves(object.key, nameOf);
  const { forget, placements, asking } = moves;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are the occasion, not an input
  useEffect(() => forget(), [query, forget]);

  const columns = useMemo(() => {
    const probabilityOf = (key: string) => stages.find((stage) => stage.key === key)?.probability ?? 0;
    return board.data && applyPlacements(board.data.columns, placements, probabilityOf);
  }, [board.data, placements, stages]);
  const isOpen = (key: string) => stages.find((stage) => stage.key === key)?.kind === 'open';
  const open = columns?.filter((column) => isOpen(column.stage));

  const mayMove = may(object.key, 'update');
  const references = board.data?.references;
  const actions = useMemo(
    (): BoardActions => ({
      references: references ?? {},
      hasNextStep: object.fields.some(({ key }) => key === 'nextStep'),
      mayMove,
      nameOf,
      missingOf: (card, stage) => missingOf(funnel, card, stage),
      open: (card) => openRecord({ object: object.key, id: card.id }),
      chooseStage: (card, from, beside) => setChoice({ card, from, beside }),
    }),
    [references, funnel, object, mayMove, nameOf, openRecord],
  );

  function move(card: CardBody, from: string, to: string) {
    if (!isConversion(funnel, to)) return moves.move(card, from, to);
    openRecord({ object: object.key, id: card.id });
    toast(t('board.convertThere'));
  }
  const shape = { funnel, object, asking, onMove: move, onMore: more };

  return (
    <BoardActionsContext value={actions}>
      <div data-fill className={styles.page}>
        <div className={styles.main}>
          <div className={styles.head}>
            <BoardHead object={object} search={search} onChange={onChange} />
          </div>
          <BoardBar funnels={funnels} counts={counts} funnel={funnel} search={search} onChange={onChange}>
            {!phone && open && <Totals columns={open} />}
          </BoardBar>
          {body()}
        </div>
        {asking && (
          <GatePanel
            key={`${asking.card.id} ${asking.to}`}
            object={object.key}
            funnel={funnel}
            placement={asking}
            moves={moves}
            nameOf={nameOf}
          />
        )}
      </div>
      {choice && (
        <StageMenu
          funnel={funnel}
          choice={choice}
          onClose={() => setChoice(undefined)}
          onChoose={(to) => {
            setChoice(undefined);
            move(choice.card, choice.from, to);
          }}
        />
      )}
    </BoardActionsContext>
  );

  function body() {
    if (!columns) {
      return board.error ? (
        <div className={styles.middle}>
          <ErrorState error={board.error} onRetry={() => void board.refetch()} />
        </div>
      ) : (
        <BoardSkeleton columns={stages.filter(({ kind }) => kind === 'open').length} />
      );
    }
    if (columns.every((column) => column.items.length === 0)) {
      return (
        <div className={styles.middle}>
          {filtered ? <NoMatch onClear={() => onChange(NOTHING)} /> : <EmptyBoard object={object} />}
        </div>
      );
    }
    const Shown = phone ? PhoneColumns : Columns;
    return <Shown {...shape} columns={columns} className={cx(board.isPlaceholderData && styles.stale)} />;
  }
}
