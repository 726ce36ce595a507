import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { RecordAnswer } from '#contract/records.ts';
import { isApiError } from '../../api/apiError.ts';
import { useFunnels, useJourney, withStageOptions } from '../../api/funnels.ts';
import { useObject } from '../../api/objects.ts';
import { useRecord } from '../../api/records.ts';
import { ErrorState, NoPermission, QueryState } from '../../ui/states.tsx';
import { HereProvider } from './here.ts';
import { RecordBody } from './RecordBody.tsx';

export type RecordPageProps = {
  object: string;
  id: string;
  /** The same page stands alone or in a drawer over another. */
  place: 'page' | 'drawer';
};

/** One record of any object: where it stands, its fields, what belongs to it, what happened. */
export function RecordPage({ object, id, place }: RecordPageProps) {
  const { t } = useTranslation();
  const definition = useObject(object);
  const record = useRecord(object, id);
  if (!definition) return <NoPermission title={t('record.notSeen')} />;
  // It was given away, or taken out of sight: what was read before is no longer the reader's to see or change.
  if (isApiError(record.error, 'not_found')) return <ErrorState error={record.error} />;
  return (
    <QueryState query={record} lines={12}>
      {(answer) => <LoadedRecord definition={definition} answer={answer} place={place} />}
    </QueryState>
  );
}

type LoadedProps = { definition: ObjectBody; answer: RecordAnswer; place: RecordPageProps['place'] };

function LoadedRecord({ definition, answer, place }: LoadedProps) {
  const { funnels } = useFunnels();
  const journey = useJourney(definition.key, answer.record.id, definition.hasFunnel && !answer.deleted);
  const here = {
    ...answer,
    // Stages in its history are named by its own funnel.
    object: withStageOptions(
      definition,
      funnels.filter((funnel) => funnel.key === answer.record.values.funnel),
    ),
    journey: journey.data,
    place,
    editable: answer.rights.update && !answer.deleted,
  };
  return (
    <HereProvider value={here}>
      <RecordBody />
    </HereProvider>
  );
}
