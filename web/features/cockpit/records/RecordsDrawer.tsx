import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMeasures } from '../../../api/measures.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import { type Drill, drillText, parseDrill } from '../figure/drill.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import { labelsOf } from './cell.ts';
import { RecordsOfCell } from './RecordsOfCell.tsx';

/** The records behind the number that the address opens: `?drill=reached.lost.proposal`. */
export function RecordsDrawer() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const drill = parseDrill(useSearch({ from: '/shell/cockpit' }).drill);
  const label = t('cockpit.recordsBehind');
  return (
    <Drawer
      open={drill !== undefined}
      onClose={() => change({ drill: undefined })}
      width="record"
      label={label}
      title={drill ? <Title drill={drill} /> : label}
    >
      {drill && <RecordsOfCell key={JSON.stringify([drillText(drill), scope.ground, scope.period])} drill={drill} />}
    </Drawer>
  );
}

/** `华东二部 · 报价`, from the answer that the number stood in. */
function Title({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const answer = useMeasures([question(scope, drill.question)]).data?.[0];
  const labels = answer ? labelsOf(answer, drill.keys, t('cockpit.others')) : [];
  const name = t(`cockpit.titles.${drill.question}`);
  return (
    <h2 style={{ font: 'inherit' }} className="ellipsis">
      {labels.length > 0 ? labels.join(' · ') : name}
    </h2>
  );
}
