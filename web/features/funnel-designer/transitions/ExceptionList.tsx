import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import styles from './transitions.module.css';
import { useTransitionWords } from './useTransitionWords.ts';

/** All exceptions read out as sentences, those for some roles first: of several that fit, the first holds. */
export function ExceptionList() {
  const { t } = useTranslation();
  const { design, apply } = useDesigner();
  const read = useTransitionWords(design.stages);
  const { exceptions } = design.transitions;
  if (exceptions.length === 0) return null;
  return (
    <ul className={styles.sentences} aria-label={t('funnels.exceptionsMade')}>
      {exceptions.map((pair) => {
        const { key, words } = read.exception(pair);
        return (
          <li key={key}>
            <span>{words}</span>
            <IconButton
              small
              icon={CloseIcon}
              label={t('funnels.dropException', { words })}
              onClick={() =>
                apply((now) => ({
                  ...now,
                  transitions: { ...now.transitions, exceptions: exceptions.filter((other) => other !== pair) },
                }))
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
