import { useTranslation } from 'react-i18next';
import type { FunnelChartBody } from '#contract/measures.ts';
import { useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useShare } from '../figure/useShare.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question, SPREADS, type SpreadName } from '../scope/questions.ts';
import styles from './DiagnosisPanel.module.css';
import { type Share, shortfalls } from './spread.ts';

const NAMES = Object.keys(SPREADS) as SpreadName[];

/** Where the bottleneck concentrates: the department, product line and person that fall short most. */
export function Concentration({ step }: { step: FunnelChartBody['steps'][number] }) {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const asked = NAMES.filter((name) => !scope.search[SPREADS[name]]);
  const answers = useMeasures(asked.map((name) => question(scope, name))).data;
  const found = asked.flatMap((name, index) => {
    const shares = shortfalls(answers?.[index], step.key, step.diagnosis?.baselineRate ?? 0);
    const [worst] = shares;
    const whole = shares.reduce((sum, share) => sum + share.short, 0);
    // A single group is the whole, not a place in it.
    const groups = answers?.[index]?.rows.filter((row) => row.keys[0] === step.key).length ?? 0;
    return worst && groups > 1 ? [{ name, worst, part: worst.short / whole }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section className={styles.finding}>
      <h3>{t('cockpit.dx.where')}</h3>
      <ul className={styles.spread}>
        {found.map(({ name, worst, part }) => (
          <li key={name}>
            <Line name={name} step={step} worst={worst} part={part} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { name: SpreadName; step: FunnelChartBody['steps'][number]; worst: Share; part: number };

function Line({ name, step, worst, part }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = useShare();
  const label = `${worst.label} · ${step.name}`;
  const figure = (which: 'lost' | 'still' | 'entered') => (
    <Figure
      drill={{ question: name, part: which, keys: [step.key, worst.key] }}
      label={`${label} · ${t(`cockpit.${which}`)}`}
    >
      {format.number(worst[which])}
    </Figure>
  );
  return (
    <>
      <b>{worst.label}</b> <span className="tone-quiet">{t(`cockpit.dx.kinds.${name}`)}</span>
      <p>
        {t('cockpit.dx.short', {
          rate: share(worst.rate),
          short: format.number(worst.short, 0),
          part: format.percent(part, 0),
        })}{' '}
        <span className={styles.parts}>
          {t('cockpit.entered')} {figure('entered')} · {t('cockpit.lost')} {figure('lost')} · {t('cockpit.still')}{' '}
          {figure('still')}
        </span>
      </p>
    </>
  );
}
