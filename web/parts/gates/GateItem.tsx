import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../api/objects.ts';
import { FieldInput, FormField } from '../../fields/index.ts';
import { cx } from '../../ui/cx.ts';
import { CheckIcon } from '../../ui/icons.tsx';
import { fieldsFor } from './asks.ts';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';
import type { OpenAsk } from './openAsks.ts';
import { ReasonParts } from './ReasonParts.tsx';
import { asOffered } from './reasonField.ts';
import { UnmetAct } from './UnmetAct.tsx';
import { UnmetMore } from './UnmetMore.tsx';
import type { GateAsk } from './useGateAsk.ts';
import { useUnmetWords } from './useUnmetWords.ts';

type Props = {
  item: OpenAsk;
  number: number;
  gate: GateAsk;
  ground: GateGround;
  ending: boolean;
  onLeave: (() => void) | undefined;
};

/** One missing thing: what, why, and the inputs or buttons that settle it. */
export function GateItem({ item, number, gate, ground, ending, onLeave }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { object, funnel, values, references } = ground;
  const { wordsOf, stageName } = useUnmetWords(object, funnel);
  const { unmet, done, reasons } = item;
  const { title, detail } = wordsOf(unmet);
  const plain = unmet.kind === 'field' ? fieldOf(object, unmet.field) : undefined;
  const field = plain && asOffered(plain, reasons, values);
  const error = field && gate.errorOf(field.key);
  const stage = 'stage' in unmet ? stageName(unmet.stage) : '';
  const why = detail ?? t(ending ? 'gates.neededForEnd' : 'gates.neededBefore', { stage });
  return (
    <section className={styles.item} data-unmet={unmet.kind}>
      <h2 className={styles.itemName}>
        <span className={cx(styles.number, done && styles.done)}>{done ? <CheckIcon size={13} /> : number}</span>
        {field ? <label htmlFor={id}>{title}</label> : title}
      </h2>
      <p id={`${id}-why`} className={styles.why}>
        {error ? (
          <span className="tone-stalled" role="alert">
            {error}
          </span>
        ) : (
          why
        )}
      </p>
      <div className={styles.inputs}>
        {field ? (
          <>
            <FieldInput
              id={id}
              field={field}
              value={values[field.key] ?? null}
              references={references}
              invalid={error !== undefined}
              describedBy={`${id}-why`}
              autoFocus={number === 1}
              onChange={(value) => gate.set(field.key, value)}
            />
            {reasons && (
              <ReasonParts
                object={object}
                reasons={reasons}
                values={values}
                references={references}
                errorOf={gate.errorOf}
                onChange={gate.set}
              />
            )}
          </>
        ) : (
          <>
            <UnmetMore unmet={unmet} ground={ground} />
            {fillsIn(unmet) &&
              fieldsFor(unmet)
                .flatMap((key) => fieldOf(object, key) ?? [])
                .map((each) => (
                  <FormField
                    key={each.key}
                    field={each}
                    value={values[each.key] ?? null}
                    references={references}
                    error={gate.errorOf(each.key)}
                    onChange={(value) => gate.set(each.key, value)}
                  />
                ))}
            {!done && <UnmetAct unmet={unmet} ground={ground} onLeave={onLeave} />}
            {unmet.kind === 'condition' && fieldsFor(unmet).length === 0 && (
              <p className={styles.hint}>{t('gates.elsewhere')}</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** A file that must be looked at before the move is handed in by itself, not with it. */
const fillsIn = (unmet: OpenAsk['unmet']): boolean =>
  unmet.kind !== 'document' || !unmet.document.confirmed || unmet.document.unconfirmed === 'pending';
