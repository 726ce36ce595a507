export { FilterBar } from './FilterBar.tsx';
export { QuickText } from './QuickText.tsx';
export { useConditionWords } from './useConditionWords.ts';
