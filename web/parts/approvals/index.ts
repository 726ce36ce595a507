export { ApprovalGates } from './ApprovalGates.tsx';
export { ApprovalSteps } from './ApprovalSteps.tsx';
export { ApprovalTag } from './ApprovalTag.tsx';
export { useStageName } from './useStageName.ts';
