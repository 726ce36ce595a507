import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { Row } from '../form/Row.tsx';
import { patchStage } from '../model/design.ts';
import { firstReasons } from '../model/reasons.ts';
import { ReasonList } from './ReasonList.tsx';

/** Why records end in a stage; nothing where the object has no field to keep it. */
export function ReasonsRow({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { object, apply } = useDesigner();
  const first = firstReasons(object, stage);
  const { reasons } = stage;
  if (!reasons && !first) return null;
  return (
    <Row title={t('reasons.title')} sub={t('reasons.hint')} parts={['reasons']}>
      {reasons ? (
        <ReasonList stage={stage} reasons={reasons} />
      ) : (
        <div className={formStyles.line}>
          <Button
            size="small"
            onClick={() =>
              apply((now) =>
                patchStage(now, stage.key, {
                  reasons: first!,
                  // The reasons ask for it from now on.
                  requiredFields: stage.requiredFields.filter((field) => field !== first!.field),
                }),
              )
            }
          >
            {t('reasons.begin')}
          </Button>
          <span className={formStyles.hint}>{t('reasons.beginHint')}</span>
        </div>
      )}
    </Row>
  );
}
