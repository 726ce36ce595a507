import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { chanceOf } from '#domain/funnels/chance.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useDesigner } from '../designer.ts';
import styles from './row.module.css';
import { colourOf } from './stageHue.ts';

export const hueStyle = (stage: Stage, open: readonly Stage[]) => ({ '--hue': colourOf(stage, open) }) as CSSProperties;

type Props = { stage: Stage; open: readonly Stage[]; overlay?: boolean };

/** Name, probability and limit of a stage, and whether it is new. */
export function TileWords({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { live, learning } = useDesigner();
  return (
    <>
      <b>
        {inLocale(stage.names, locale) || t('designer.unnamed')}{' '}
        {!live.stages.some(({ key }) => key === stage.key) && <Tag tone="accent">{t('designer.new')}</Tag>}{' '}
        {stage.shared && <Tag>{t('library.from')}</Tag>}
      </b>
      {stage.kind === 'open' && (
        <span className={styles.figures}>
          <span>{t('designer.chance', { percent: chanceOf(stage, learning).percent })}</span>
          {stage.dwellDays && <span>{t('designer.limit', { count: stage.dwellDays })}</span>}
        </span>
      )}
    </>
  );
}

/** What follows the pointer while a stage is dragged. */
export function TileFace({ stage, open, overlay }: Props) {
  return (
    <div className={cx(styles.tile, overlay && styles.overlay)} style={hueStyle(stage, open)}>
      <div className={styles.pick}>
        <TileWords stage={stage} />
      </div>
    </div>
  );
}
