export { approvalFacts, type GateApproval } from './approvalFacts.ts';
export { approvalWay } from './approvalWay.ts';
export { decide } from './decide.ts';
export { delegate, endDelegation, listDelegations } from './delegations.ts';
export { type ApprovalNews, setApprovalHooks, type Way, type WayQuestion } from './hooks.ts';
export { approvalsOfRecord, countWaiting, getApproval, listApprovals } from './lists.ts';
export { requestApproval } from './requestApproval.ts';
export { approvalRoutes } from './routes.ts';
export { withdraw } from './withdraw.ts';
