import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  DAY_KINDS,
  type DayKind,
  FORECAST_CATEGORIES,
  type ForecastCategory,
  type Stage,
} from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ChanceChoice } from '../chance/ChanceChoice.tsx';
import { useDesigner } from '../designer.ts';
import { FieldsSelect } from '../form/FieldsSelect.tsx';
import formStyles from '../form/form.module.css';
import { Row } from '../form/Row.tsx';
import { GateList } from '../gates/GateList.tsx';
import { Inherited } from '../library/Inherited.tsx';
import { StageShareMenu } from '../library/StageShareMenu.tsx';
import { patchStage } from '../model/design.ts';
import { ReasonsRow } from '../reasons/ReasonsRow.tsx';
import { TaskList } from '../tasks/TaskList.tsx';
import { ColourChoice } from './ColourChoice.tsx';
import { type PutPart, Texts } from './Texts.tsx';

/** Everything of the selected stage. */
export function StagePanel({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, phases, apply, entry } = useDesigner();
  const put: PutPart = (patch, part) =>
    apply((design) => patchStage(design, stage.key, patch as Partial<Stage>), `${stage.key}.${part}`);
  const isOpen = stage.kind === 'open';
  const isDrawn = stage.shared !== undefined;
  return (
    <Panel
      flush
      title={inLocale(stage.names, locale) || t('designer.unnamed')}
      sub={t(`designer.kinds.${stage.kind}`)}
      extra={!isDrawn && !entry && <StageShareMenu stage={stage} />}
    >
      {isDrawn ? <Inherited stage={stage} /> : <Texts stage={stage} put={put} />}
      <Row title={t('designer.place')} parts={['phase', 'category', 'colour']}>
        <div className={formStyles.line}>
          {!isDrawn && (
            <span className={formStyles.labelled}>
              {t('designer.phase')}
              <Select
                aria-label={t('designer.phase')}
                popupMatchSelectWidth={false}
                value={stage.phase}
                options={phases
                  .filter(({ kind }) => kind === stage.kind)
                  .map(({ key, names }) => ({ value: key, label: inLocale(names, locale) }))}
                onChange={(phase) => put({ phase }, 'phase')}
              />
            </span>
          )}
          {!entry && (
            <span className={formStyles.labelled}>
              {t('designer.category')}
              <Select<ForecastCategory>
                aria-label={t('designer.category')}
                popupMatchSelectWidth={false}
                value={stage.category}
                options={FORECAST_CATEGORIES.map((category) => ({
                  value: category,
                  label: t(`designer.categories.${category}`),
                }))}
                onChange={(category) => put({ category }, 'category')}
              />
            </span>
          )}
          {!isDrawn && <ColourChoice value={stage.colour} onChange={(colour) => put({ colour }, 'colour')} />}
        </div>
      </Row>
      {!entry && (
        <Row title={t('designer.probability')} parts={['probability', 'learned']}>
          <ChanceChoice stage={stage} onChange={put} />
        </Row>
      )}
      {isOpen && !isDrawn && (
        <Row title={t('designer.dwell')} parts={['dwellDays', 'dwellIn']}>
          <div className={formStyles.line}>
            <InputNumber
              aria-label={t('designer.dwell')}
              style={{ width: 96 }}
              min={1}
              max={3650}
              precision={0}
              placeholder={t('designer.noLimit')}
              value={stage.dwellDays ?? null}
              onChange={(days) => put({ dwellDays: days ?? undefined }, 'dwell')}
            />
            <Select<DayKind>
              aria-label={t('designer.dwellIn')}
              popupMatchSelectWidth={false}
              value={stage.dwellIn ?? 'calendar'}
              options={DAY_KINDS.map((kind) => ({ value: kind, label: t(`designer.dayKinds.${kind}`) }))}
              onChange={(kind) => put({ dwellIn: kind === 'calendar' ? undefined : kind }, 'dwellIn')}
            />
            <span className={formStyles.hint}>{t('designer.dwellHint')}</span>
          </div>
        </Row>
      )}
      {isOpen && (
        <Row title={t('designer.tasks')} sub={t('designer.tasksHint')} parts={['tasks']}>
          <TaskList stage={stage} />
        </Row>
      )}
      {!isOpen && !isDrawn && <ReasonsRow stage={stage} />}
      <Row title={t('designer.required')} sub={t('designer.requiredHint')} parts={['requiredFields']}>
        <FieldsSelect
          object={object}
          label={t('designer.required')}
          value={stage.requiredFields}
          fixed={stage.shared?.fields}
          onChange={(requiredFields) => put({ requiredFields }, 'requiredFields')}
        />
      </Row>
      <Row title={t('designer.entry')} sub={t('designer.entryHint')} parts={['gates']}>
        <GateList stage={stage} side="entry" />
      </Row>
      {isOpen && (
        <Row title={t('designer.exit')} sub={t('designer.exitHint')}>
          <GateList stage={stage} side="exit" />
        </Row>
      )}
    </Panel>
  );
}
