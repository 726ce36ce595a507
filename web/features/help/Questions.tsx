import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { shortcutLabel } from '../../browser/useShortcut.ts';
import styles from './help.module.css';

const EVERYONE = ['create', 'move', 'gate', 'followUp', 'find', 'views', 'wrong', 'phone', 'seen'] as const;
const ADMINISTRATORS = ['import', 'invite', 'leaver', 'rename'] as const;

/** What people ask, each with its answer below. */
export function Questions() {
  const { t } = useTranslation();
  const { abilities } = useSession();
  const keys = [...EVERYONE, ...(abilities.includes('manageUsers') ? ADMINISTRATORS : [])];
  return (
    <div className={styles.questions}>
      {keys.map((key) => (
        <details key={key} className={styles.question}>
          <summary>{t(`help.ask.${key}.question`)}</summary>
          <p>{t(`help.ask.${key}.answer`, { keys: shortcutLabel('k'), save: shortcutLabel('Enter') })}</p>
        </details>
      ))}
    </div>
  );
}
