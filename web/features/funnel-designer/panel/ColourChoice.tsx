import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { STAGE_COLOURS, type StageColour } from '#domain/funnels/types.ts';
import { hueOf } from '../row/stageHue.ts';
import styles from './panel.module.css';

type Props = { value: StageColour | undefined; onChange: (colour: StageColour | undefined) => void };

/** A hue of its own for the stage, or that of its place. */
export function ColourChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  const swatch = (colour: StageColour | '', label: string) => (
    <span className={styles.swatch}>
      <i style={{ background: colour ? hueOf(colour) : 'var(--n-300)' }} />
      {label}
    </span>
  );
  return (
    <span className={styles.colour}>
      {t('designer.colour')}
      <Select<StageColour | ''>
        aria-label={t('designer.colour')}
        popupMatchSelectWidth={false}
        value={value ?? ''}
        options={[
          { value: '', label: swatch('', t('designer.colourOfPlace')) },
          ...STAGE_COLOURS.map((colour) => ({ value: colour, label: swatch(colour, t(`designer.colours.${colour}`)) })),
        ]}
        onChange={(colour) => onChange(colour || undefined)}
      />
    </span>
  );
}
