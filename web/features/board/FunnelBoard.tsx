import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useLanes, useMoreCards } from '../../api/board.ts';
import { type Looked, useBoardSync } from '../../api/boardLive.ts';
import { useMay } from '../../api/session.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { useKeepTrail } from '../../browser/trail.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { toast } from '../../ui/toast.ts';
import { type BoardActions, BoardActionsContext } from './BoardActions.ts';
import { BoardBody } from './BoardBody.tsx';
import { BoardHead } from './BoardHead.tsx';
import styles from './BoardPage.module.css';
import { BoardPanels } from './BoardPanels.tsx';
import { BoardBar } from './bar/BoardBar.tsx';
import { Totals } from './bar/Totals.tsx';
import { useFolds } from './column/useFolds.ts';
import { type Creating, CreatingContext } from './create/createContext.ts';
import { isAllowed } from './drag/targets.ts';
import { useHelpKey } from './help/useHelpKey.ts';
import type { LaneGround } from './lanes/laneGround.ts';
import { isConversion, missingOf } from './model/conversion.ts';
import { applyPlacements } from './model/placements.ts';
import { type StageChoice, StageMenu } from './moves/StageMenu.tsx';
import { useBoardMoves } from './moves/useBoardMoves.ts';
import type { BoardSearch } from './search.ts';
import { BulkBar } from './select/BulkBar.tsx';
import { type Picked, Selection, SelectionContext } from './select/selection.ts';
import { useBoardData } from './useBoardData.ts';

type Props = {
  funnel: FunnelBody;
  object: ObjectBody;
  funnels: readonly FunnelBody[];
  counts: Record<string, number> | undefined;
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
};

const KeyHelp = lazy(async () => ({ default: (await import('./help/KeyHelp.tsx')).KeyHelp }));

const NOTHING: BoardSearch = {
  view: undefined,
  department: undefined,
  owner: undefined,
  q: undefined,
  filter: undefined,
};

export function FunnelBoard({ funnel, object, funnels, counts, search, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const may = useMay();
  const openRecord = useOpenRecord();
  const { stages } = funnel.live;
  const { query, board, filtered } = useBoardData(object, funnel, search);
  const laneField = object.fields.find(({ key }) => key === search.lanes);
  const lanes = useLanes(query, laneField?.key);
  const [choice, setChoice] = useState<StageChoice>();
  const [creating, setCreating] = useState<string>();
  const [helping, setHelping] = useState(false);
  const [selection] = useState(() => new Selection());
  const [folded, setFold] = useFolds(funnel, search.collapsed, onChange);
  const own = useRef(new Set<string>());

  const nameOf = useCallback(
    (key: string) => {
      const stage = stages.find((candidate) => candidate.key === key);
      return stage ? inLocale(stage.names, locale) : key;
    },
    [stages, locale],
  );
  const sync = useBoardSync({ query, lanes: laneField?.key, onApplied: applied });
  const onMoved = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) own.current.add(id);
      sync.hear(ids);
    },
    [sync],
  );
  const moves = useBoardMoves({ object: object.key, nameOf, onMoved });
  const { forget, placements, asking, bulk } = moves;
  const more = useMoreCards(query, sync);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are the occasion, not an input
  useEffect(() => {
    forget();
    selection.clear();
  }, [query, laneField?.key, forget, selection]);

  function applied(looked: Looked) {
    selection.flash(looked.changed.filter((id) => !own.current.has(id)));
    for (const id of looked.ids) own.current.delete(id);
    moves.looked(looked);
    selection.renew(looked.ids, looked.found);
  }

  const probabilityOf = useCallback(
    (key: string) => stages.find((stage) => stage.key === key)?.probability ?? 0,
    [stages],
  );
  const columns = useMemo(
    () => board.data && applyPlacements(board.data.columns, placements, probabilityOf),
    [board.data, placements, probabilityOf],
  );
  const isOpen = (key: string) => stages.find((stage) => stage.key === key)?.kind === 'open';
  const open = columns?.filter((column) => isOpen(column.stage));
  useKeepTrail(
    object.key,
    (open ?? []).flatMap(({ items }) => items.map(({ card }) => card.id)),
  );

  const mayMove = may(object.key, 'update');
  const mayCreate = may(object.key, 'create');
  const references = board.data?.references;
  const move = useCallback(
    (cards: readonly Picked[], to: string) => {
      const going = cards.filter(({ from }) => from !== to && isAllowed(funnel, from, to));
      const [first] = going;
      if (!first) return;
      selection.remove(going.map(({ card }) => card.id));
      if (!isConversion(funnel, to)) return moves.move(going, to);
      openRecord({ object: object.key, id: first.card.id });
      toast(t('board.convertThere'));
    },
    [funnel, moves.move, object.key, openRecord, selection, t],
  );
  const withRest = useCallback(
    (picked: Picked) => (selection.has(picked.card.id) ? [...selection.read().values()] : [picked]),
    [selection],
  );
  const step = useCallback(
    (picked: Picked, direction: 1 | -1) => {
      const ahead = stages.filter(({ kind }) => kind === 'open' || kind === 'won');
      const to = ahead[ahead.findIndex(({ key }) => key === picked.from) + direction];
      if (to && isAllowed(funnel, picked.from, to.key)) move(withRest(picked), to.key);
      else toast(t('board.noStep'));
    },
    [funnel, move, stages, t, withRest],
  );
  const actions = useMemo(
    (): BoardActions => ({
      references: references ?? {},
      hasNextStep: object.fields.some(({ key }) => key === 'nextStep'),
      mayMove,
      nameOf,
      missingOf: (card, stage) => missingOf(funnel, card, stage),
      open: (card) => openRecord({ object: object.key, id: card.id }),
      chooseStage: (picked, beside) => setChoice({ cards: withRest(picked), beside }),
      step,
      help: () => setHelping(true),
      create: mayCreate ? setCreating : undefined,
      creating,
    }),
    [references, funnel, object, mayMove, mayCreate, nameOf, openRecord, withRest, step, creating],
  );
  const form = useMemo(
    (): Creating | undefined =>
      creating === undefined
        ? undefined
        : {
            object,
            funnel,
            stage: creating,
            onDone: (id) => {
              setCreating(undefined);
              if (id === undefined) return;
              toast(t('board.created'));
              sync.hear([id]);
            },
          },
    [creating, object, funnel, sync, t],
  );
  const ground = useMemo(
    (): LaneGround | undefined =>
      laneField && lanes.data
        ? {
            field: laneField,
            answer: lanes.data,
            query,
            probabilityOf,
            inTurn: (work) => sync.inTurn(work),
          }
        : undefined,
    [laneField, lanes.data, query, probabilityOf, sync],
  );
  const shape = {
    funnel,
    object,
    asking: asking ?? bulk?.refused[0]?.placement,
    onMove: move,
    onMore: more,
    onHold: useCallback((held: boolean) => sync.hold(held), [sync]),
    folded,
    onFold: setFold,
    // Dividing a board draws most of it anew: the choice itself is answered first.
    lanes: useDeferredValue(ground),
    placements,
  };
  useHelpKey(() => setHelping(true));

  return (
    <SelectionContext value={selection}>
      <BoardActionsContext value={actions}>
        <CreatingContext value={form}>
          <div data-fill className={styles.page} data-tour="board">
            <div className={styles.main}>
              <div className={styles.head}>
                <BoardHead object={object} search={search} onChange={onChange} />
              </div>
              <BoardBar
                object={object}
                funnels={funnels}
                counts={counts}
                funnel={funnel}
                search={search}
                onChange={onChange}
              >
                {!phone && open && <Totals columns={open} />}
              </BoardBar>
              <BoardBody
                {...shape}
                error={board.error}
                onRetry={board.refetch}
                stale={board.isPlaceholderData}
                columns={columns}
                filtered={filtered}
                onClear={useCallback(() => onChange(NOTHING), [onChange])}
              />
              {mayMove && <BulkBar onChoose={(picked, beside) => setChoice({ cards: withRest(picked), beside })} />}
            </div>
            <BoardPanels object={object} funnel={funnel} moves={moves} nameOf={nameOf} />
          </div>
          {choice && (
            <StageMenu
              funnel={funnel}
              choice={choice}
              onClose={() => setChoice(undefined)}
              onChoose={(to) => {
                setChoice(undefined);
                move(choice.cards, to);
              }}
            />
          )}
          {helping && (
            <Suspense>
              <KeyHelp onClose={() => setHelping(false)} />
            </Suspense>
          )}
        </CreatingContext>
      </BoardActionsContext>
    </SelectionContext>
  );
}
