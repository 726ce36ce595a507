import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { reasonFieldsOf } from '#domain/funnels/reasonFields.ts';
import type { ReasonFields } from '#domain/funnels/reasons.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { Row } from '../form/Row.tsx';
import { keepReasons } from '../model/reasons.ts';
import { KeptIn } from './KeptIn.tsx';
import { ReasonList } from './ReasonList.tsx';

/** Why records end in a stage. Objects of the product know where to keep it; of others, the designer says where. */
export function ReasonsRow({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { object, apply } = useDesigner();
  const { reasons } = stage;
  const known = reasonFieldsOf(object.key, stage.kind);
  const keep = (kept: ReasonFields) => apply((now) => keepReasons(now, stage.key, object, kept));
  return (
    <Row title={t('reasons.title')} sub={t('reasons.hint')} parts={['reasons']}>
      {!known && (
        <KeptIn kept={reasons ?? {}} onChange={(part, field) => keep({ ...(reasons ?? { field }), [part]: field })} />
      )}
      {reasons && <ReasonList stage={stage} reasons={reasons} />}
      {known && !reasons && (
        <div className={formStyles.line}>
          <Button size="small" onClick={() => keep(known)}>
            {t('reasons.begin')}
          </Button>
          <span className={formStyles.hint}>{t('reasons.beginHint')}</span>
        </div>
      )}
    </Row>
  );
}
