import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf } from '../../api/objects.ts';
import { FieldCell, FormField } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import type { Ask } from './asks.ts';
import { GateItem } from './GateItem.tsx';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';
import type { GateAsk } from './useGateAsk.ts';
import { useUnmetWords } from './useUnmetWords.ts';

type Props = {
  gate: GateAsk;
  ground: GateGround;
  /** The record ends: lost, invalid or won. */
  ending: boolean;
  /** Before another page or form is opened. */
  onLeave?: (() => void) | undefined;
};

/** What is missing, each thing with what settles it right there, then what is met already. */
export function GateItems({ gate, ground, ending, onLeave }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {gate.open.map((item, index) => (
        <GateItem
          key={item.key}
          item={item}
          number={index + 1}
          gate={gate}
          ground={ground}
          ending={ending}
          onLeave={onLeave}
        />
      ))}
      {gate.beside.map((key) => {
        const field = fieldOf(ground.object, key);
        return (
          field && (
            <div key={key} className={styles.besideField}>
              <FormField
                field={field}
                value={ground.values[key] ?? null}
                references={ground.references}
                help={t('gates.beside')}
                error={gate.errorOf(key)}
                onChange={(value) => gate.set(key, value)}
              />
            </div>
          )
        );
      })}
      {gate.met.length > 0 && (
        <ul className={styles.met}>
          {gate.met.map((ask) => (
            <Met key={ask.key} ask={ask} ground={ground} />
          ))}
        </ul>
      )}
    </>
  );
}

function Met({ ask, ground }: { ask: Ask; ground: GateGround }) {
  const { locale } = useFormat();
  const { object, funnel, values, references } = ground;
  const { metWords } = useUnmetWords(object, funnel);
  const field = ask.kind === 'field' ? fieldOf(object, ask.field) : undefined;
  return (
    <li>
      <CheckIcon size={15} className="tone-won" />
      <span className="ellipsis">{field ? inLocale(field.labels, locale) : metWords(ask)}</span>
      {field && (
        <span className={`${styles.metValue} ellipsis`}>
          <FieldCell field={field} value={values[field.key] ?? null} references={references} />
        </span>
      )}
    </li>
  );
}
