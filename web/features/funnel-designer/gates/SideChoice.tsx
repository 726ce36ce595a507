import { useTranslation } from 'react-i18next';
import { GATE_SIDES, type GateSide } from '#domain/funnels/gates.ts';
import { Segmented } from '../../../ui/Segmented.tsx';

type Props = { value: GateSide; onChange: (side: GateSide) => void };

/** Whether a gate is asked on the way in or on the way out. */
export function SideChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <Segmented<GateSide>
        size="small"
        aria-label={t('designer.gateSide')}
        options={GATE_SIDES.map((side) => ({ value: side, label: t(`designer.sides.${side}`) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
