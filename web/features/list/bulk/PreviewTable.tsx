import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { ReferencesBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import type { Preview } from '../../../api/bulk.ts';
import { useReferenceOptions } from '../../../api/references.ts';
import { FieldCell } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './bulk.module.css';
import { Reasons } from './Reasons.tsx';

type Props = {
  object: ObjectBody;
  field: FieldBody;
  value: FieldValue;
  previews: readonly Preview[];
  references: ReferencesBody;
  isSame: (before: FieldValue) => boolean;
};
const SHOWN = 100;

/** Before and after of every record, and what is refused and why. */
export function PreviewTable({ object, field, value, previews, references, isSame }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  // The chosen person or record was found by the picker, whose answer is at hand.
  const target = field.type === 'user' ? 'user' : (field.target ?? '');
  const picked = useReferenceOptions(target, '', target !== '').data ?? [];
  const names = {
    ...Object.fromEntries(picked.map(({ id, title }) => [id, { object: target, title }])),
    ...references,
  };
  const titleOf = ({ title }: Preview) => references[String(title)]?.title ?? String(title ?? '');
  const refused = previews.filter((one) => one.refused);
  const changing = previews.filter((one) => !one.refused && !isSame(one.before));
  const kept = previews.length - refused.length - changing.length;
  return (
    <div className={styles.preview}>
      <p aria-live="polite">
        {t('list.willChange', { count: changing.length })}
        {kept > 0 && ` · ${t('list.staySame', { count: kept })}`}
        {refused.length > 0 && ` · ${t('list.willRefuse', { count: refused.length })}`}
      </p>
      {refused.length > 0 && (
        <Reasons refusals={refused.map((one) => ({ title: titleOf(one), message: one.refused ?? '' }))} />
      )}
      {changing.length > 0 && (
        <div className={styles.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">{inLocale(object.labels, locale)}</th>
                <th scope="col">{t('list.before')}</th>
                <th scope="col">{t('list.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changing.slice(0, SHOWN).map((one) => (
                <tr key={one.id}>
                  <th scope="row">{titleOf(one)}</th>
                  <td>
                    <FieldCell field={field} value={one.before} references={names} />
                  </td>
                  <td>
                    <FieldCell field={field} value={value} references={names} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {changing.length > SHOWN && <p>{t('list.andMore', { count: changing.length - SHOWN })}</p>}
        </div>
      )}
    </div>
  );
}
