import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMeasureCatalogue } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import styles from './DefinitionTip.module.css';
import { definitionOf } from './definition.ts';
import type { Drill } from './drill.ts';
import { useSpan } from './useSpan.ts';

/** Measure, definition, window, filters and day behind a number. */
export function DefinitionList({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const format = useFormat();
  const span = useSpan();
  const catalogue = useMeasureCatalogue().data;
  const query = question(scope, drill.question);
  const definition = catalogue && definitionOf(catalogue, query, format.locale);
  if (!definition) return null;
  const part = definition.parts.find((candidate) => candidate.key === drill.part)?.name;
  const lines: [string, string][] = [
    [t('cockpit.def.measure'), [definition.name, definition.mode, part].filter(Boolean).join(' · ')],
    [t('cockpit.def.meaning'), t('cockpit.def.version', { version: definition.version, words: definition.words })],
  ];
  if (definition.window && definition.basis)
    lines.push([t(`cockpit.basis.${definition.basis}`), span(definition.window)]);
  if (query.funnel && scope.funnel) lines.push([t('cockpit.funnel'), inLocale(scope.funnel.names, format.locale)]);
  // Leads know fewer of the filters.
  const words = scope.words.filter(([label]) => query.measure !== 'endToEnd' || !scope.leadLeftOut.includes(label));
  if (words.length > 0) lines.push([t('cockpit.def.filters'), words.map((word) => word.join(' ')).join(' · ')]);
  lines.push([t('cockpit.asOf'), scope.day === scope.today ? t('cockpit.today', { day: scope.day }) : scope.day]);
  lines.push([t('cockpit.def.rights'), t('cockpit.def.whatYouSee')]);
  return (
    <dl className={styles.list}>
      {lines.map(([label, text]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
