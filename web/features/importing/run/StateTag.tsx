import { useTranslation } from 'react-i18next';
import type { ImportBody } from '#contract/imports.ts';
import { Tag, type Tone } from '../../../ui/Tag.tsx';

const TONES: Record<ImportBody['state'], Tone> = {
  running: 'info',
  done: 'won',
  failed: 'lost',
  cancelled: 'risk',
  undone: 'line',
};

export function StateTag({ state, stalled }: Pick<ImportBody, 'state' | 'stalled'>) {
  const { t } = useTranslation();
  if (stalled) return <Tag tone="risk">{t('importing.states.stalled')}</Tag>;
  return <Tag tone={TONES[state]}>{t(`importing.states.${state}`)}</Tag>;
}
