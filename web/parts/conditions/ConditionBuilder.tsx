import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import styles from './builder.module.css';
import { ConditionSentence } from './ConditionSentence.tsx';
import { conditionOf, type DraftGroup, draftOf, newLine } from './draft.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { useConditionTitles } from './useConditionTitles.ts';

type Props = {
  object: ObjectBody;
  value: Condition | undefined;
  onChange: (condition: Condition | undefined) => void;
  references?: References;
};

/**
 * A condition of any shape, built line by line in groups of "all" and "any", with the sentence that it makes below.
 * What is unfinished stays here; `onChange` gets what can be asked.
 */
export function ConditionBuilder({ object, value, onChange, references }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<DraftGroup>(() => begin(value));
  const [given, setGiven] = useState(() => JSON.stringify(value));
  const titles = useConditionTitles(object, value, references);
  if (given !== JSON.stringify(value)) {
    // Changed from outside: a view was applied, or the filter cleared.
    setGiven(JSON.stringify(value));
    if (JSON.stringify(conditionOf(draft)) !== JSON.stringify(value)) setDraft(begin(value));
  }
  const put = (next: DraftGroup) => {
    setDraft(next);
    const condition = conditionOf(next);
    if (JSON.stringify(condition) !== JSON.stringify(value)) onChange(condition);
  };
  const condition = conditionOf(draft);
  return (
    <div className={styles.builder}>
      <GroupEditor object={object} group={draft} references={titles} depth={1} onChange={put} />
      <p className={styles.sentence} aria-live="polite">
        {condition ? (
          <ConditionSentence object={object} condition={condition} references={titles} />
        ) : (
          t('conditions.nothingAsked')
        )}
      </p>
    </div>
  );
}

function begin(value: Condition | undefined): DraftGroup {
  const draft = draftOf(value);
  return draft.parts.length > 0 ? draft : { ...draft, parts: [newLine()] };
}
