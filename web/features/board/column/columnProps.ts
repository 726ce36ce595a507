import type { FunnelBody } from '#contract/funnels.ts';
import type { Drop } from '../drag/useVerdict.ts';
import type { ShownColumn } from '../model/placements.ts';

export type ColumnProps = {
  stage: FunnelBody['live']['stages'][number];
  column: ShownColumn;
  colour: string;
  /** Share that goes on to the next stage, and that stage's name. */
  conversion?: { share: number; next: string } | undefined;
  folded: boolean;
  onFold: (stage: string, folded: boolean) => void;
  onMore: (stage: string) => void;
  /** While a card is dragged: whether it may be dropped here. */
  drop: Drop;
};

/** A column without what a reader does with it. */
export type DrawnColumn = Pick<ColumnProps, 'stage' | 'column' | 'colour' | 'conversion' | 'folded'>;
