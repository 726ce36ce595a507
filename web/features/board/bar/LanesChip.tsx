import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { canBeLane } from '#domain/funnels/boardLanes.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';

type Props = { object: ObjectBody; value: string | undefined; onChoose: (field: string | undefined) => void };

const NONE = '';
/** These come first; what belongs to one record each would make a lane of every card. */
const FIRST = ['owner', 'productLine', 'source', 'region'];
const EACH_ITS_OWN = new Set(['account', 'lead', 'decisionMaker', 'contact', 'opportunity', 'createdBy', 'updatedBy']);

/** By what the board is divided into lanes. */
export function LanesChip({ object, value, onChoose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const fields = object.fields
    .filter((field) => canBeLane(field) && !EACH_ITS_OWN.has(field.key))
    .toSorted((a, b) => place(a.key) - place(b.key));
  const chosen = fields.find(({ key }) => key === value);
  return (
    <FilterChip
      label={t('board.lanes')}
      value={chosen ? inLocale(chosen.labels, locale) : t('board.lanesNone')}
      marked={chosen !== undefined}
    >
      {(close) => (
        <ChoiceList
          choices={[
            { key: NONE, label: t('board.lanesNone') },
            ...fields.map(({ key, labels }) => ({ key, label: inLocale(labels, locale) })),
          ]}
          value={chosen?.key ?? NONE}
          onChoose={(key) => {
            onChoose(key === NONE ? undefined : key);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
