import { Link } from '@tanstack/react-router';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { openText } from '../../browser/openRecord.ts';
import { FieldCell, type References, StageTag } from '../../fields/index.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { defaultColumns } from './columns.ts';
import styles from './RecordCards.module.css';
import { titleOf } from './titleOf.ts';

type Props = { object: ObjectBody; record: RecordBody; references: References; untitled: string };

const OWN_PLACE = new Set(['amount', 'stage', 'owner']);

export function RecordCard({ object, record, references, untitled }: Props) {
  const { locale } = useFormat();
  const field = (key: string) => object.fields.find((known) => known.key === key);
  const titleField = field(object.titleField) as FieldBody;
  const rest = defaultColumns(object)
    .filter((key) => !OWN_PLACE.has(key) && hasValue(record, key))
    .slice(0, 3)
    .flatMap((key) => field(key) ?? []);
  const stage = field('stage');
  const owner = references[String(record.values.owner)]?.title;
  const amount = field('amount');
  return (
    <article className={styles.card}>
      <div className={styles.line}>
        <Link
          to="."
          search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(object.key, record.id) })}
          className={styles.title}
        >
          {titleOf(record, titleField, references) || untitled}
        </Link>
        {amount && (
          <span className={styles.amount}>
            <FieldCell field={amount} value={record.values.amount} />
          </span>
        )}
      </div>
      <div className={styles.details}>
        {rest.map((shown) => (
          <span key={shown.key} className="ellipsis">
            {shown.type === 'boolean' ? (
              inLocale(shown.labels, locale)
            ) : (
              <FieldCell
                field={shown}
                value={record.values[shown.key]}
                values={record.values}
                references={references}
              />
            )}
          </span>
        ))}
      </div>
      <div className={styles.line}>
        {stage && <StageTag object={object.key} values={record.values} />}
        <span className="grow" />
        {owner && <Avatar name={owner} size={20} />}
      </div>
    </article>
  );
}

/** Without its label beside it a “no” says nothing. */
function hasValue(record: RecordBody, key: string): boolean {
  const value = record.values[key];
  return value !== null && value !== undefined && value !== '' && value !== false;
}
