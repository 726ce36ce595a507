import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import { useConditionWords } from './useConditionWords.ts';

type Props = { object: ObjectBody; condition: Condition; references?: References; className?: string | undefined };

/** A condition read out in the reader's language, with people and records by name. */
export function ConditionSentence({ object, condition, references, className }: Props) {
  const words = useConditionWords(object, condition, references);
  return <span className={className}>{words(condition)}</span>;
}
