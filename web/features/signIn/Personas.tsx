import { useTranslation } from 'react-i18next';
import { usePersonas, useSignInAsPersona } from '../../api/signIn.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ChevronRightIcon } from '../../ui/icons.tsx';
import { QueryState } from '../../ui/states.tsx';
import { Notice } from './Notice.tsx';
import styles from './signIn.module.css';

/** The demo's role switcher: one card per role, one click to be that person. */
export function Personas({ onEnter }: { onEnter: () => void }) {
  const { t, i18n } = useTranslation();
  const personas = usePersonas(true, i18n.language);
  const enter = useSignInAsPersona();
  return (
    <section className={styles.personas} aria-labelledby="personas-title">
      <h2 id="personas-title">{t('signIn.demoTitle')}</h2>
      <p className={styles.hint}>{t('signIn.demoHint')}</p>
      {enter.isError && <Notice error={enter.error} />}
      <QueryState query={personas}>
        {(people) => (
          <ul className={styles.cards}>
            {people.map(({ persona, role, name, title, department }) => (
              <li key={persona}>
                <button
                  type="button"
                  className={styles.persona}
                  disabled={enter.isPending}
                  onClick={() => enter.mutate(persona, { onSuccess: onEnter })}
                >
                  <Avatar name={name} size={32} decorative />
                  <span className={styles.who}>
                    <b>{role}</b>
                    <span className="ellipsis">{[name, title, department].filter(Boolean).join(' · ')}</span>
                  </span>
                  <ChevronRightIcon size={14} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </section>
  );
}
