export { type ConvertCommand, type ConvertOutcome, convertLeads, type Part } from './convertLeads.ts';
export { type AcceptCommand, acceptLead, type RejectCommand, rejectLead } from './qualify.ts';
export { leadRoutes } from './routes.ts';
