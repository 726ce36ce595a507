export { convertLeads } from './convertLeads.ts';
export { acceptLead, rejectLead } from './qualify.ts';
export { leadRoutes } from './routes.ts';
