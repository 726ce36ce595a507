export { ConditionBuilder } from './ConditionBuilder.tsx';
export { ConditionSentence } from './ConditionSentence.tsx';
export { FilterBar } from './FilterBar.tsx';
export { isCondition } from './isCondition.ts';
export { QuickText } from './QuickText.tsx';
export { useConditionWords } from './useConditionWords.ts';
