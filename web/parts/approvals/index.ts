export { ApprovalGates } from './ApprovalGates.tsx';
export { ApprovalSteps } from './ApprovalSteps.tsx';
export { ApprovalTag } from './ApprovalTag.tsx';
export { AskMany } from './AskMany.tsx';
export { AskPrimary } from './AskPrimary.tsx';
export { useDeciderWords } from './useDeciderWords.ts';
export { useStageName } from './useStageName.ts';
