import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { CockpitIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { OUTCOMES } from '../scope/outcomes.ts';
import { CrossControls } from './CrossControls.tsx';
import { CrossTable } from './CrossTable.tsx';
import { objectOf } from './crossSpec.ts';
import { useChoices } from './useChoices.ts';
import { type CrossModel, useCross } from './useCross.ts';

/** Any measure by any two dimensions. */
export function CrossPanel() {
  const { t } = useTranslation();
  const phone = usePhone();
  const model = useCross();
  const { spec } = model;
  const { nameOf } = useChoices(objectOf(spec.measure));
  const columns = spec.columns === OUTCOMES ? t('cockpit.outcome') : nameOf(spec.columns);
  return (
    <Panel
      flush
      sub={useNotes(model)}
      title={t('cockpit.by', { rows: nameOf(spec.rows), columns })}
      extra={!phone && <CrossControls model={model} />}
    >
      {phone && <CrossControls model={model} />}
      <Content model={model} rowsLabel={nameOf(spec.rows)} />
    </Panel>
  );
}

/** What a reader must know before adding numbers up. */
function useNotes({ spec, addsUp, overlaps, canCompare, besideName }: CrossModel): string {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const notes: string[] = [];
  if (overlaps) notes.push(t('cockpit.countsOverlap'));
  else if (!addsUp && spec.columns !== OUTCOMES) notes.push(t('cockpit.totalsOwn'));
  if (scope.search.compare && canCompare) notes.push(t('cockpit.changeBelow'));
  else if (besideName) notes.push(t('cockpit.smallIs', { name: besideName }));
  return notes.join(' · ');
}

function Content({ model, rowsLabel }: { model: CrossModel; rowsLabel: string }) {
  const { t } = useTranslation();
  if (model.error) return <ErrorState error={model.error} onRetry={model.retry} />;
  if (!model.table) return <Skeleton height={360} />;
  if (model.table.lines.length === 0)
    return <Empty icon={CockpitIcon} title={t('cockpit.crossEmpty')} hint={t('cockpit.crossEmptyHint')} />;
  return <CrossTable table={model.table} rowsLabel={rowsLabel} addsUp={model.addsUp} />;
}
