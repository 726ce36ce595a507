import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { MeasureKey } from '#domain/measures/types.ts';
import { useMeasureCatalogue } from '../../../api/measures.ts';
import { FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { SearchList } from '../../../ui/SearchList.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { OUTCOMES } from '../scope/outcomes.ts';
import { TOPS } from '../search.ts';
import styles from './CrossPanel.module.css';
import { LINES, objectOf, unfit } from './crossSpec.ts';
import { useChoices } from './useChoices.ts';
import type { CrossModel } from './useCross.ts';

/** What the table shows: measure, its mode and step, rows and columns; and how. */
export function CrossControls({ model }: { model: CrossModel }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { scope, change } = useCockpit();
  const { spec } = model;
  const { measures, dimensions, nameOf } = useChoices(objectOf(spec.measure));
  const catalogue = useMeasureCatalogue().data;
  const modes = catalogue?.measures.find(({ key }) => key === spec.measure)?.modes ?? [];
  const mode = modes.find(({ key }) => key === spec.mode) ?? modes[0];
  const outcomes = spec.columns === OUTCOMES;
  const of = (side: string) =>
    dimensions.filter(({ key }) => key !== side && (key !== LINES || !unfit(spec.measure, key)));
  const value = `${spec.measure}.${spec.part}`;
  return (
    <div className={styles.controls}>
      {!outcomes && (
        <FilterChip label={t('cockpit.measure')} value={measures.find(({ key }) => key === value)?.label ?? '…'}>
          {(close) => (
            <SearchList
              choices={measures}
              value={value}
              placeholder={t('cockpit.findMeasure')}
              onChoose={(key) => {
                close();
                const [measure, part] = key.split('.') as [MeasureKey, string];
                const same = measure === spec.measure;
                change({
                  measure: measure === 'snapshot' ? undefined : measure,
                  part: part === 'value' || key === 'snapshot.count' ? undefined : part,
                  sort: undefined,
                  percent: undefined,
                  ...(same ? {} : { measureMode: undefined }),
                });
              }}
            />
          )}
        </FilterChip>
      )}
      {!outcomes && modes.length > 1 && mode && (
        <FilterChip label={t('cockpit.measureMode')} value={inLocale(mode.names, locale)}>
          {(close) => (
            <SearchList
              choices={modes.map(({ key, names }) => ({ key, label: inLocale(names, locale) }))}
              value={mode.key}
              placeholder={t('cockpit.measureMode')}
              onChoose={(key) => {
                close();
                change({ measureMode: key === modes[0]?.key ? undefined : key });
              }}
            />
          )}
        </FilterChip>
      )}
      {spec.step && (
        <FilterChip label={t('cockpit.ofStep')} value={scope.steps.find(({ key }) => key === spec.step)?.label ?? '…'}>
          {(close) => (
            <SearchList
              choices={scope.steps}
              value={spec.step}
              placeholder={t('cockpit.ofStep')}
              onChoose={(key) => {
                close();
                change({ step: key });
              }}
            />
          )}
        </FilterChip>
      )}
      <FilterChip label={t('cockpit.rows')} value={nameOf(spec.rows)}>
        {(close) => (
          <SearchList
            choices={of(spec.columns)}
            value={spec.rows}
            placeholder={t('cockpit.findDimension')}
            onChoose={(key) => {
              close();
              change({ rows: key === 'department' ? undefined : key, sort: undefined });
            }}
          />
        )}
      </FilterChip>
      <FilterChip label={t('cockpit.columns')} value={outcomes ? t('cockpit.outcome') : nameOf(spec.columns)}>
        {(close) => (
          <SearchList
            choices={[...of(spec.rows), { key: OUTCOMES, label: t('cockpit.outcome') }]}
            value={spec.columns}
            placeholder={t('cockpit.findDimension')}
            onChoose={(key) => {
              close();
              change({ columns: key, sort: undefined });
            }}
          />
        )}
      </FilterChip>
      <Popover
        trigger="click"
        placement="bottomRight"
        arrow={false}
        destroyOnHidden
        content={<Display model={model} />}
      >
        <span>
          <IconButton icon={MoreIcon} label={t('cockpit.display')} />
        </span>
      </Popover>
    </div>
  );
}

/** How the table is shown; each choice that is not open says why. */
function Display({ model: { spec, canPercent, canCompare } }: { model: CrossModel }) {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const { search } = scope;
  const outcomes = spec.columns === OUTCOMES;
  return (
    <div className={styles.display}>
      <span>{t('cockpit.lines')}</span>
      <Segmented
        size="small"
        aria-label={t('cockpit.lines')}
        options={TOPS.map((key) => ({
          value: key,
          label: key === 'all' ? t('common.all') : t('cockpit.topN', { number: key }),
        }))}
        value={search.top ?? '20'}
        onChange={(top) => change({ top: top === '20' ? undefined : top })}
      />
      <span>{t('cockpit.showAs')}</span>
      <Segmented
        size="small"
        aria-label={t('cockpit.showAs')}
        disabled={!canPercent}
        options={[
          { value: 'number', label: t('cockpit.asNumber') },
          { value: 'row', label: t('cockpit.ofRow') },
          { value: 'column', label: t('cockpit.ofColumn') },
        ]}
        value={(canPercent && search.percent) || 'number'}
        onChange={(percent) => change({ percent: percent === 'row' || percent === 'column' ? percent : undefined })}
      />
      {!canPercent && <small>{t('cockpit.noPercent')}</small>}
      <Checkbox checked={!search.heat} onChange={({ target }) => change({ heat: target.checked ? undefined : 'off' })}>
        {t('cockpit.heat')}
      </Checkbox>
      <Checkbox
        checked={Boolean(search.compare && canCompare)}
        disabled={!canCompare}
        onChange={({ target }) => change({ compare: target.checked ? 'on' : undefined })}
      >
        {t('cockpit.compareCells')}
      </Checkbox>
      {!canCompare && <small>{t(scope.baseline ? 'cockpit.noCompareTimes' : 'cockpit.noCompare')}</small>}
      <Button
        size="small"
        disabled={outcomes}
        onClick={() => change({ rows: spec.columns, columns: spec.rows, sort: undefined })}
      >
        {t('cockpit.transpose')}
      </Button>
    </div>
  );
}
