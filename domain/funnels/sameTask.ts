import { LOCALES } from '../kernel/localized.ts';
import type { StageTask } from './tasks.ts';

/**
 * The task of another stage that asks for the same work: of the same name in some language, else of the same key and proven
 * by the same. Keys alone say nothing: every stage counts its own.
 */
export const sameTask = (task: StageTask, tasks: readonly StageTask[]): StageTask | undefined =>
  tasks.find((other) => isNamedAlike(task, other)) ??
  tasks.find((other) => other.key === task.key && other.proof.kind !== 'free' && isProvenAlike(task, other));

const isNamedAlike = (one: StageTask, other: StageTask) =>
  LOCALES.some((locale) => one.names[locale] && one.names[locale] === other.names[locale]);

const isProvenAlike = (one: StageTask, other: StageTask) => JSON.stringify(one.proof) === JSON.stringify(other.proof);
