import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplatesBody } from '#contract/versions.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { colourOf } from '../row/stageHue.ts';
import styles from './list.module.css';

/** The stages that a template brings. */
export function TemplatePreview({ template }: { template: TemplatesBody['templates'][number] }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const stages = template.stages as Stage[];
  const open = stages.filter(({ kind }) => kind === 'open');
  return (
    <ol className={styles.stages} aria-label={t('designer.openStages')}>
      {stages.map((stage) => (
        <li key={stage.key} style={{ '--hue': colourOf(stage, open) } as CSSProperties}>
          {inLocale(stage.names, locale)}
          <small>
            {[
              t('designer.chance', { percent: stage.probability }),
              ...(stage.dwellDays ? [t('designer.limit', { count: stage.dwellDays })] : []),
            ].join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
