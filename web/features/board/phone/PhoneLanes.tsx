import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody, LanesBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { type BoardQuery, useBoard, useMoreCards } from '../../../api/board.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ChevronDownIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import { LaneContext } from '../BoardActions.ts';
import { CardList } from '../column/CardList.tsx';
import type { LaneGround } from '../lanes/laneGround.ts';
import { laneName } from '../lanes/laneName.ts';
import { applyPlacements, type Placement } from '../model/placements.ts';
import styles from './PhoneLanes.module.css';

type Stage = FunnelBody['live']['stages'][number];

type Props = { ground: LaneGround; placements: readonly Placement[]; stage: Stage };

/** On a phone the lanes of a stage are groups, one open at a time. */
export function PhoneLanes({ ground, placements, stage }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field, answer } = ground;
  const lanes = answer.lanes.flatMap((lane) => {
    const column = lane.columns.find((one) => one.stage === stage.key);
    return column && column.count > 0 ? [{ lane, column }] : [];
  });
  const [open, setOpen] = useState<string | null | undefined>(lanes[0]?.lane.key);
  return (
    <div className={styles.groups}>
      {lanes.map(({ lane, column }) => {
        const name =
          laneName(field, lane.key, answer.references, format.locale) ??
          t('board.laneNone', { field: inLocale(field.labels, format.locale) });
        const isOpen = open === lane.key;
        return (
          <section key={lane.key ?? ''} className={isOpen ? styles.open : undefined} aria-label={name}>
            <button
              type="button"
              className={styles.group}
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : lane.key)}
            >
              {isOpen ? <ChevronDownIcon size={16} /> : <ChevronRightIcon size={16} />}
              <span className="ellipsis">{name}</span>
              <span className={styles.sums}>
                {format.number(column.count)}
                {column.amount !== undefined && (
                  <>
                    {' · '}
                    <Amount value={column.amount} />
                  </>
                )}
              </span>
            </button>
            {isOpen && <Group ground={ground} placements={placements} lane={lane} stage={stage} />}
          </section>
        );
      })}
    </div>
  );
}

function Group({ ground, placements, lane, stage }: Props & { lane: LanesBody['lanes'][number] }) {
  const { query, field, probabilityOf, inTurn } = ground;
  const own = useMemo(
    (): BoardQuery => ({ ...query, lane: { field: field.key, key: lane.key } }),
    [query, field.key, lane.key],
  );
  const board = useBoard(own);
  const turn = useMemo(() => ({ inTurn }), [inTurn]);
  const more = useMoreCards(own, turn);
  const shown = board.data && applyPlacements(board.data.columns, placements, probabilityOf, { lane: lane.key });
  const column = shown?.find((one) => one.stage === stage.key);
  if (!column) return null;
  return (
    <LaneContext value={lane.key}>
      <CardList stage={stage} column={column} onMore={more} estimate={128} />
    </LaneContext>
  );
}
