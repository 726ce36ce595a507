import type { CSSProperties } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../../../browser/remembered.ts';
import { cx } from '../../../ui/cx.ts';
import { useBoardActions } from '../BoardActions.ts';
import columnStyles from '../column/Column.module.css';
import { ColumnHead } from '../column/ColumnHead.tsx';
import type { ColumnProps, DrawnColumn } from '../column/columnProps.ts';
import { Strip } from '../column/Strip.tsx';
import { CreatePlace } from '../create/CreatePlace.tsx';
import type { Placement } from '../model/placements.ts';
import { LaneRow } from './LaneRow.tsx';
import styles from './Lanes.module.css';
import type { LaneGround } from './laneGround.ts';

type Props = {
  ground: LaneGround;
  placements: readonly Placement[];
  columns: readonly DrawnColumn[];
  dropOn: (stage: string, lane: string | null) => ColumnProps['drop'];
  onFold: (stage: string, folded: boolean) => void;
};

/** The stages' heads once above, then lane by lane; a lane reads its cards when it comes into sight. */
export function Lanes({ ground, placements, columns, dropOn, onFold }: Props) {
  const { t } = useTranslation();
  const { creating } = useBoardActions();
  const { field, answer } = ground;
  const [shut, setShut] = useShut(field.key);
  return (
    <div className={styles.lanes}>
      <div className={styles.heads}>
        {columns.map(({ stage, column, colour, conversion, folded }) => (
          <div
            key={stage.key}
            className={cx(columnStyles.column, styles.head, folded && columnStyles.folded)}
            style={{ '--stage-colour': colour } as CSSProperties}
          >
            {folded ? (
              <Strip stage={stage} column={column} onOpen={() => onFold(stage.key, false)} short />
            ) : (
              <ColumnHead
                stage={stage}
                column={column}
                conversion={conversion}
                onFold={() => onFold(stage.key, true)}
                divided
              />
            )}
            {creating === stage.key && <CreatePlace />}
          </div>
        ))}
      </div>
      {answer.lanes.map((lane) => {
        const key = lane.key ?? '';
        return (
          <LaneRow
            key={key}
            lane={lane}
            ground={ground}
            placements={placements}
            columns={columns}
            dropOn={dropOn}
            shut={shut.has(key)}
            onShut={(isShut) => setShut(key, isShut)}
          />
        );
      })}
      {answer.hidden > 0 && <p className={styles.hidden}>{t('board.lanesHidden', { count: answer.hidden })}</p>}
    </div>
  );
}

/** Which lanes are shut, as this browser remembers. */
function useShut(field: string): [ReadonlySet<string>, (key: string, shut: boolean) => void] {
  const place = `loudou.boardLanesShut.${field}` as const;
  const [shut, setShut] = useState<ReadonlySet<string>>(() => new Set((recall(place) ?? '').split('|').slice(1)));
  return [
    shut,
    (key, isShut) => {
      const next = new Set(shut);
      if (isShut) next.add(key);
      else next.delete(key);
      // The bar in front tells the lane without a value, whose key is empty, from no lane at all.
      remember(place, [...next].map((one) => `|${one}`).join(''));
      setShut(next);
    },
  ];
}
