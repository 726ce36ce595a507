import type { ReactNode } from 'react';
import { useDesigner } from '../designer.ts';
import styles from './form.module.css';

type Props = {
  title: string;
  sub?: string | undefined;
  /** Parts of the stage's definition whose problems are told here. */
  parts?: readonly string[];
  children: ReactNode;
};

/** One matter of the selected stage: what it is, its controls, and what is wrong with it. */
export function Row({ title, sub, parts = [], children }: Props) {
  const { problems, selected } = useDesigner();
  const here = problems.filter(({ place }) => place.stage === selected && parts.includes(place.part));
  return (
    <section className={styles.row} data-part={parts[0]} tabIndex={-1}>
      <h3>
        {title}
        {sub && <small>{sub}</small>}
      </h3>
      <div className={styles.controls}>
        {children}
        {here.map(({ message }) => (
          <p key={message} role="alert" className={styles.problem}>
            {message}
          </p>
        ))}
      </div>
    </section>
  );
}
