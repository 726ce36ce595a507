import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf, useObject } from '../../../api/objects.ts';
import { FieldCell, FieldInput, FormField } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import type { GateItem } from '../model/gateItems.ts';
import styles from './GatePanel.module.css';
import type { Gate, OpenItem } from './useGate.ts';

/** What is missing with its inputs, then what is met already. */
export function GateBody({ object, gate, ending }: { object: string; gate: Gate; ending: boolean }) {
  const definition = useObject(object);
  if (!definition) return null;
  return (
    <>
      {gate.open.map((item, index) => (
        <Open key={item.key} item={item} number={index + 1} definition={definition} gate={gate} ending={ending} />
      ))}
      {gate.met.length > 0 && (
        <ul className={styles.met}>
          {gate.met.map((item) => (
            <Met key={item.key} item={item} definition={definition} gate={gate} />
          ))}
        </ul>
      )}
    </>
  );
}

type OpenProps = { item: OpenItem; number: number; definition: ObjectBody; gate: Gate; ending: boolean };

function Open({ item, number, definition, gate, ending }: OpenProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const id = useId();
  const field = item.kind === 'field' ? fieldOf(definition, item.key) : undefined;
  const fields = item.fields.flatMap((key) => fieldOf(definition, key) ?? []);
  const error = field && gate.errorOf(field.key);
  return (
    <section className={styles.item}>
      <h2 className={styles.itemName}>
        <span className={cx(styles.number, item.done && styles.done)}>
          {item.done ? <CheckIcon size={13} /> : number}
        </span>
        {field ? <label htmlFor={id}>{inLocale(field.labels, locale)}</label> : (item.message ?? item.key)}
      </h2>
      <p id={`${id}-why`} className={styles.why}>
        {error ? (
          <span className="tone-stalled">{error}</span>
        ) : (
          t(ending ? 'board.neededForEnd' : 'board.neededBefore', { stage: item.stage })
        )}
      </p>
      <div className={styles.inputs}>
        {field ? (
          <FieldInput
            id={id}
            field={field}
            value={gate.values[field.key] ?? null}
            references={gate.references}
            invalid={error !== undefined}
            describedBy={`${id}-why`}
            autoFocus={number === 1}
            onChange={(value) => gate.set(field.key, value)}
          />
        ) : (
          fields.map((each) => (
            <FormField
              key={each.key}
              field={each}
              value={gate.values[each.key] ?? null}
              references={gate.references}
              error={gate.errorOf(each.key)}
              onChange={(value) => gate.set(each.key, value)}
            />
          ))
        )}
        {!field && fields.length === 0 && <p className={styles.elsewhere}>{t('board.elsewhere')}</p>}
      </div>
    </section>
  );
}

function Met({ item, definition, gate }: { item: GateItem; definition: ObjectBody; gate: Gate }) {
  const { locale } = useFormat();
  const field = item.kind === 'field' ? fieldOf(definition, item.key) : undefined;
  return (
    <li>
      <CheckIcon size={15} className="tone-won" />
      <span className="ellipsis">{field ? inLocale(field.labels, locale) : item.message}</span>
      {field && (
        <span className={cx(styles.metValue, 'ellipsis')}>
          <FieldCell field={field} value={gate.values[field.key] ?? null} references={gate.references} />
        </span>
      )}
    </li>
  );
}
