import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useBoardActions } from '../BoardActions.ts';
import type { Picked } from '../select/selection.ts';

export type StageChoice = { cards: readonly Picked[]; beside: HTMLElement };

type Props = {
  funnel: FunnelBody;
  choice: StageChoice;
  onChoose: (to: string) => void;
  onClose: () => void;
};

/** The stages that a card can go to, beside the card: moving without a drag. */
export function StageMenu({ funnel, choice, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { judge } = useBoardActions();
  const { left, top, width, height } = choice.beside.getBoundingClientRect();
  const item = ({ key, names }: FunnelBody['live']['stages'][number]) => ({
    key,
    label: inLocale(names, locale),
    disabled: judge(choice.cards, { stage: key }).drop !== 'open',
    extra: choice.cards.every(({ from }) => from === key) ? t('board.here') : undefined,
  });
  const { stages } = funnel.live;
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: t('board.moveTo'),
      children: stages.filter(({ kind }) => kind === 'open').map(item),
    },
    { type: 'divider' },
    ...stages.filter(({ kind }) => kind !== 'open').map(item),
  ];
  const close = () => {
    onClose();
    choice.beside.focus();
  };
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      placement="bottomLeft"
      menu={{ items, onClick: ({ key }) => onChoose(key) }}
      onOpenChange={(open) => !open && close()}
    >
      <span aria-hidden="true" style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
    </Dropdown>
  );
}
