import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { mayRetire, moveStage } from '../model/stages.ts';
import styles from './row.module.css';
import type { StageActs } from './useStageActs.tsx';

/** All that can be done with a stage, without a pointer too. */
export function StageMenu({ stage, open, acts }: { stage: Stage; open: readonly Stage[]; acts: StageActs }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, apply } = useDesigner();
  const position = open.indexOf(stage);
  const name = inLocale(stage.names, locale);
  const move = (to: number) => () => apply((now) => moveStage(now, stage.key, to));
  const others = open.filter(({ key }) => key !== stage.key);
  const ofOpen: MenuProps['items'] = [
    { key: 'before', label: t('designer.addBefore'), onClick: () => acts.add(position) },
    { key: 'after', label: t('designer.addAfter'), onClick: () => acts.add(position + 1) },
    { type: 'divider' },
    { key: 'ahead', label: t('designer.moveEarlier'), disabled: position === 0, onClick: move(position - 1) },
    {
      key: 'back',
      label: t('designer.moveLater'),
      disabled: position === open.length - 1,
      onClick: move(position + 1),
    },
    { type: 'divider' },
    { key: 'split', label: t('designer.split'), onClick: () => acts.split(stage.key) },
    {
      key: 'merge',
      label: t('designer.mergeInto'),
      disabled: others.length === 0,
      children: others.map((other) => ({
        key: `merge:${other.key}`,
        label: inLocale(other.names, locale),
        onClick: () => acts.merge(stage.key, other.key),
      })),
    },
    { type: 'divider' },
  ];
  return (
    <span className={styles.menu}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(stage.kind === 'open' ? ofOpen : []),
            {
              key: 'retire',
              danger: true,
              label: t('designer.retire'),
              disabled: !mayRetire(design, stage),
              onClick: () => acts.retire(stage.key),
            },
          ],
        }}
      >
        <IconButton small icon={MoreIcon} label={t('designer.menuOf', { stage: name })} aria-haspopup="menu" />
      </Dropdown>
    </span>
  );
}
