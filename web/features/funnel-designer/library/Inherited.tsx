import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { detached } from '#domain/funnels/library.ts';
import { offered } from '#domain/funnels/reasons.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { UnlinkIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import { useDesigner } from '../designer.ts';
import { Row } from '../form/Row.tsx';
import { putStage } from './drawStage.ts';
import styles from './library.module.css';

/** What a stage has from the library, to read; and how it becomes the funnel's own again. */
export function Inherited({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, phases, apply } = useDesigner();
  const words = useGateWords(object, []);
  const { reasons } = stage;
  const said = reasons && offered(reasons.list).map((reason) => words.reason(reason, reasons));
  const phase = phases.find(({ key }) => key === stage.phase);
  const texts = [
    [t('designer.goal'), stage.goal && inLocale(stage.goal, locale)],
    [t('designer.definition'), stage.definition && inLocale(stage.definition, locale)],
    [t('designer.phase'), phase && inLocale(phase.names, locale)],
    [
      t('designer.dwell'),
      stage.dwellDays && t(stage.dwellIn === 'working' ? 'common.workdays' : 'common.days', { count: stage.dwellDays }),
    ],
    [t('reasons.title'), said?.join(t('designer.comma'))],
  ].filter(([, text]) => text);
  return (
    <>
      <div className={styles.shares}>
        <b>{t('library.fromName', { name: inLocale(stage.names, locale) })}</b>
        <span className="grow" />
        <Link to="/funnel-library" search={{ stage: stage.shared?.entry }}>
          {t('library.openEntry')}
        </Link>
        <Button
          size="small"
          icon={<UnlinkIcon size={15} />}
          onClick={() => {
            apply((now) => putStage(now, detached(stage)));
            toast(t('library.detached'));
          }}
        >
          {t('library.detach')}
        </Button>
      </div>
      <Row title={t('library.inherited')} sub={t('library.inheritedHint')} parts={['shared', 'names', 'kind', 'phase']}>
        <div className={styles.texts}>
          {texts.map(([label, text]) => (
            <p key={label}>
              <span>{label}</span> {text}
            </p>
          ))}
        </div>
      </Row>
    </>
  );
}
