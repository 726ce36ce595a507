import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { useLanes, useMoreCards } from '../../api/board.ts';
import { type Looked, useBoardSync } from '../../api/boardLive.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { useKeepTrail } from '../../browser/trail.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useWake } from '../../parts/dwell/useWake.ts';
import { usePilot } from '../../parts/feedback/usePilot.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { type BoardActions, BoardActionsContext } from './BoardActions.ts';
import { BoardBody } from './BoardBody.tsx';
import { BoardHead } from './BoardHead.tsx';
import styles from './BoardPage.module.css';
import { BoardPanels } from './BoardPanels.tsx';
import { BoardBar } from './bar/BoardBar.tsx';
import { Totals } from './bar/Totals.tsx';
import { useFolds } from './column/useFolds.ts';
import { CreatingContext } from './create/createContext.ts';
import { useCreating } from './create/useCreating.ts';
import { useVerdict } from './drag/useVerdict.ts';
import { useHelpKey } from './help/useHelpKey.ts';
import type { LaneGround } from './lanes/laneGround.ts';
import { missingOf } from './model/conversion.ts';
import { applyPlacements } from './model/placements.ts';
import { hasStage, holdingFor } from './model/versions.ts';
import { laneChoice } from './moves/laneChoice.ts';
import { type StageChoice, StageMenu } from './moves/StageMenu.tsx';
import { useBoardMoves } from './moves/useBoardMoves.ts';
import { useMoveActs } from './moves/useMoveActs.ts';
import type { BoardSearch } from './search.ts';
import { BulkBar } from './select/BulkBar.tsx';
import { type Picked, Selection, SelectionContext } from './select/selection.ts';
import { useBoardData } from './useBoardData.ts';
import { useBoardWords } from './useBoardWords.ts';

type Props = {
  funnel: FunnelBody;
  object: ObjectBody;
  funnels: readonly FunnelBody[];
  counts: Record<string, number> | undefined;
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
};

// What few looks need comes when it is wanted: the board is the first page of many.
const MissingPopover = lazy(async () => ({ default: (await import('./card/MissingPopover.tsx')).MissingPopover }));
const PilotNote = lazy(async () => ({ default: (await import('../../parts/feedback/PilotNote.tsx')).PilotNote }));
const SnoozeDialog = lazy(async () => ({ default: (await import('../../parts/dwell/SnoozeDialog.tsx')).SnoozeDialog }));
const KeyHelp = lazy(async () => ({ default: (await import('./help/KeyHelp.tsx')).KeyHelp }));

const NOTHING: BoardSearch = {
  view: undefined,
  department: undefined,
  owner: undefined,
  q: undefined,
  filter: undefined,
};

export function FunnelBoard({ funnel, object, funnels, counts, search, onChange }: Props) {
  const phone = usePhone();
  const may = useMay();
  const { locale } = useFormat();
  const openRecord = useOpenRecord();
  const { stages } = funnel.live;
  const { query, board, filtered } = useBoardData(object, funnel, search);
  const field = object.fields.find(({ key }) => key === search.lanes);
  const lanes = useLanes(query, field?.key);
  const [choice, setChoice] = useState<StageChoice>();
  const [lacking, setLacking] = useState<{ picked: Picked; beside: HTMLElement }>();
  const [snoozing, setSnoozing] = useState<CardBody>();
  const wake = useWake(object.key);
  const inPilot = usePilot(funnel);
  const [helping, setHelping] = useState(false);
  const [selection] = useState(() => new Selection());
  const [folded, setFold] = useFolds(funnel, search.collapsed, onChange);
  const own = useRef(new Set<string>());
  const made = useRef<string>(undefined);

  const { roles, abilities } = useSession();
  const mayOverride = abilities.includes('overrideGates');
  const rules = useMemo(
    () => ({ object, funnel, field, roles, mayOverride }),
    [object, funnel, field, roles, mayOverride],
  );
  const { nameOf, laneNameOf, describe, wordsOf } = useBoardWords(rules, lanes.data?.references);
  const judge = useVerdict(rules, { nameOf, laneNameOf, describe });
  const sync = useBoardSync({ query, lanes: field?.key, onApplied: applied });
  const onMoved = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) own.current.add(id);
      selection.remove(ids);
      sync.hear(ids);
    },
    [selection, sync],
  );
  const moves = useBoardMoves({
    object: object.key,
    laneField: field?.key,
    mayOverride,
    wordsOf,
    onMoved,
    onBulk: useCallback(() => selection.clear(), [selection]),
  });
  const { forget, cancelBulk, placements, asking, bulk } = moves;
  const more = useMoreCards(query, sync);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are the occasion, not an input
  useEffect(() => {
    forget();
    cancelBulk();
    selection.clear();
  }, [query, field?.key, forget, cancelBulk, selection]);

  function applied(looked: Looked) {
    selection.flash(looked.changed.filter((id) => !own.current.has(id)));
    for (const id of looked.ids) own.current.delete(id);
    moves.looked(looked);
    selection.renew(looked.ids, looked.found);
    const placed = made.current === undefined ? undefined : looked.found.get(made.current);
    if (!placed) return;
    made.current = undefined;
    moves.pin(placed);
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
  // What one creates is one's own, and begins where one's own version has it.
  const starting = useMemo(() => holdingFor(funnel, inPilot), [funnel, inPilot]);
  const references = board.data?.references;
  const { move, withRest, step } = useMoveActs({ rules, selection, judge, begin: moves.move });
  const { creating, create, form } = useCreating(
    object,
    starting,
    useCallback(
      (id: string) => {
        made.current = id;
        sync.hear([id]);
      },
      [sync],
    ),
  );
  const actions = useMemo(
    (): BoardActions => ({
      references: references ?? {},
      hasNextStep: object.fields.some(({ key }) => key === 'nextStep'),
      mayMove,
      nameOf,
      judge,
      describe,
      missingOf: (card, stage) => missingOf(funnel, card, stage),
      open: (card) => openRecord({ object: object.key, id: card.id }),
      chooseStage: (picked, beside) => setChoice({ cards: withRest(picked), beside }),
      showMissing: (picked, beside) => setLacking({ picked, beside }),
      step,
      help: () => setHelping(true),
      create,
      mayCreateIn: (stage) => mayCreate && hasStage(starting, stage),
      creating,
    }),
    [
      references,
      funnel,
      object,
      mayMove,
      mayCreate,
      starting,
      nameOf,
      judge,
      describe,
      openRecord,
      withRest,
      step,
      create,
      creating,
    ],
  );
  const ground = useMemo(
    (): LaneGround | undefined =>
      field && lanes.data
        ? { field, answer: lanes.data, query, probabilityOf, inTurn: (work) => sync.inTurn(work) }
        : undefined,
    [field, lanes.data, query, probabilityOf, sync],
  );
  const shape = {
    funnel,
    object,
    asking: asking ?? bulk?.refused[0]?.placement ?? bulk?.going[0],
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
              <Suspense>{inPilot && <PilotNote funnel={holdingFor(funnel, false)} whose="team" />}</Suspense>
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
              lanes={laneChoice(field, lanes.data, laneNameOf, locale)}
              onSnooze={(card) => {
                setChoice(undefined);
                if (card.snoozed) wake(card.id);
                else setSnoozing(card);
              }}
              onChoose={(spot) => {
                setChoice(undefined);
                move(choice.cards, spot);
              }}
            />
          )}
          <Suspense>
            {lacking && (
              <MissingPopover
                object={object}
                choice={lacking}
                onClose={() => setLacking(undefined)}
                onGo={(stage) => {
                  setLacking(undefined);
                  move([lacking.picked], { stage });
                }}
              />
            )}
            {snoozing && <SnoozeDialog object={object.key} record={snoozing} onClose={() => setSnoozing(undefined)} />}
            {helping && <KeyHelp onClose={() => setHelping(false)} />}
          </Suspense>
        </CreatingContext>
      </BoardActionsContext>
    </SelectionContext>
  );
}
