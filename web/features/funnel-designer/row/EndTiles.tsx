import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { STAGE_KINDS } from '#domain/funnels/types.ts';
import { cx } from '../../../ui/cx.ts';
import { PlusIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { openStages } from '../model/design.ts';
import styles from './row.module.css';
import { StageMenu } from './StageMenu.tsx';
import { hueStyle, TileWords } from './TileFace.tsx';
import type { StageActs } from './useStageActs.tsx';

const ENDS = STAGE_KINDS.filter((kind) => kind !== 'open');

/** How records end: won, lost, invalid. They have no order of their own. */
export function EndTiles({ acts }: { acts: StageActs }) {
  const { t } = useTranslation();
  const { design, selected, select, problems } = useDesigner();
  const open = openStages(design);
  const ends = design.stages.filter(({ kind }) => kind !== 'open');
  return (
    <ul className={styles.ends} aria-label={t('designer.ends')}>
      {ends.map((stage) => (
        <li
          key={stage.key}
          className={cx(
            styles.tile,
            selected === stage.key && styles.selected,
            problems.some(({ place }) => place.stage === stage.key) && styles.troubled,
          )}
          style={hueStyle(stage, open)}
          data-stage={stage.key}
        >
          <button
            type="button"
            className={styles.pick}
            aria-current={selected === stage.key || undefined}
            onClick={() => select(stage.key)}
          >
            <TileWords stage={stage} />
          </button>
          <StageMenu stage={stage} open={open} acts={acts} />
        </li>
      ))}
      <li>
        <Dropdown
          trigger={['click']}
          menu={{
            items: ENDS.map((kind) => ({
              key: kind,
              label: t(`designer.addEnds.${kind}`),
              onClick: () => acts.addEnd(kind),
            })),
          }}
        >
          <Button size="small" type="text" icon={<PlusIcon size={14} />} aria-haspopup="menu">
            {t('designer.addEnd')}
          </Button>
        </Dropdown>
      </li>
    </ul>
  );
}
