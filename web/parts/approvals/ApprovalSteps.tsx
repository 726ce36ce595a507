import { useTranslation } from 'react-i18next';
import type { ApprovalBody } from '#contract/approvals.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { CheckIcon, CloseIcon } from '../../ui/icons.tsx';
import styles from './approvals.module.css';

type Step = { mode: 'all' | 'any'; state?: ApprovalBody['steps'][number]['state']; people: Decider[] };
type Decider = Omit<ApprovalBody['steps'][number]['people'][number], 'decision'> & {
  decision?: ApprovalBody['steps'][number]['people'][number]['decision'];
};

/** Who must approve, step by step, and who has. */
export function ApprovalSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t('approvals.steps')}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
        <li key={index} className={styles.step} data-state={step.state ?? 'ahead'}>
          {step.people.length > 1 && (
            <span className={styles.mode}>{t(step.mode === 'any' ? 'approvals.anyOf' : 'approvals.allOf')}</span>
          )}
          {step.people.map((one) => (
            <One key={one.person.id} one={one} asked={step.state === 'current'} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function One({ one: { person, decision }, asked }: { one: Decider; asked: boolean }) {
  const { t } = useTranslation();
  const { relative } = useFormat();
  const by = decision?.by ? t('approvals.inPlace', { by: decision.by.name, name: person.name }) : person.name;
  const Mark = decision?.approved ? CheckIcon : CloseIcon;
  return (
    <span className={styles.person} data-said={decision ? (decision.approved ? 'yes' : 'no') : undefined}>
      <Avatar name={person.name} size={20} decorative />
      <span className="ellipsis">{by}</span>
      {decision && <Mark size={14} />}
      <span className="visually-hidden">
        {decision ? t(decision.approved ? 'approvals.saidYes' : 'approvals.saidNo') : t('approvals.saidNothing')}
      </span>
      {decision ? (
        <time className={styles.when} dateTime={decision.at}>
          {relative(decision.at)}
        </time>
      ) : (
        asked && <span className={styles.when}>{t('approvals.askedNow')}</span>
      )}
    </span>
  );
}
