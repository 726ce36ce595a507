import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useBoardActions } from '../BoardActions.ts';
import type { Spot } from '../drag/hindrance.ts';
import { hasStage, holdingFor } from '../model/versions.ts';
import type { Picked } from '../select/selection.ts';
import type { LaneChoice } from './laneChoice.ts';

export type StageChoice = { cards: readonly Picked[]; beside: HTMLElement };

/** Beside the spots, whose keys are objects in JSON. */
const SNOOZE = 'snooze';

type Props = {
  funnel: FunnelBody;
  lanes: LaneChoice | undefined;
  choice: StageChoice;
  onChoose: (spot: Spot) => void;
  onClose: () => void;
  /** Silences the warnings of the card, or ends that. */
  onSnooze: (card: CardBody) => void;
};

const TALLEST = 480;
/** Between the menu, the card and the edge of the window. */
const GAP = 16;

/** The stages, and on a divided board the lanes, that the card can go to, beside the card: moving without a drag. */
export function StageMenu({ funnel, lanes, choice, onChoose, onClose, onSnooze }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { judge } = useBoardActions();
  const { cards, beside } = choice;
  const { left, top, width, height, bottom } = beside.getBoundingClientRect();
  const [above, below] = [top, window.innerHeight - bottom];
  const item = (spot: Spot, label: string, isHere: boolean) => {
    const { drop } = judge(cards, spot);
    return {
      key: JSON.stringify(spot),
      label,
      disabled: drop !== 'open' && drop !== 'past',
      extra: isHere ? t('board.here') : drop === 'past' ? t('board.pastMark') : undefined,
    };
  };
  const stageItem = ({ key, names }: FunnelBody['live']['stages'][number]) =>
    item(
      { stage: key },
      inLocale(names, locale),
      cards.every(({ from }) => from === key),
    );
  // What no card's version has is no choice.
  const versions = [...new Set(cards.map(({ card }) => card.pilot))].map((inPilot) => holdingFor(funnel, inPilot));
  const stages = funnel.live.stages.filter(({ key }) => versions.some((one) => hasStage(one, key)));
  // Into another lane cards go within their stage: only where that is one.
  const [stage, ...others] = new Set(cards.map(({ from }) => from));
  const isOpen = (key: string) => stages.some((one) => one.key === key && one.kind === 'open');
  const [first] = cards;
  const only = first && cards.length === 1 && isOpen(first.from) ? first.card : undefined;
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: t('board.moveTo'),
      children: stages.filter(({ kind }) => kind === 'open').map(stageItem),
    },
    { type: 'divider' },
    ...stages.filter(({ kind }) => kind !== 'open').map(stageItem),
    ...(lanes && stage !== undefined && others.length === 0
      ? [
          { type: 'divider' as const },
          {
            type: 'group' as const,
            label: t('board.moveToLane', { field: lanes.title }),
            children: lanes.lanes.map(({ key, name }) =>
              item(
                { stage, lane: key },
                name,
                cards.every(({ lane }) => lane === key),
              ),
            ),
          },
        ]
      : []),
    ...(only
      ? [{ type: 'divider' as const }, { key: SNOOZE, label: t(only.snoozed ? 'dwell.wake' : 'dwell.snooze') }]
      : []),
  ];
  const close = () => {
    onClose();
    beside.focus();
  };
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      placement={below >= Math.min(TALLEST, above) ? 'bottomLeft' : 'topLeft'}
      menu={{
        items,
        onClick: ({ key }) => (key === SNOOZE && only ? onSnooze(only) : onChoose(JSON.parse(key) as Spot)),
        style: { maxHeight: Math.min(TALLEST, Math.max(above, below) - GAP), overflowY: 'auto' },
      }}
      onOpenChange={(open) => !open && close()}
    >
      <span aria-hidden="true" style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
    </Dropdown>
  );
}
