/** What a line about a deal, or a lead, needs to be read. */
export const DEAL_COLUMNS = [
  'name',
  'account',
  'amount',
  'funnel',
  'stage',
  'stageKind',
  'stageSince',
  // Whose limit it is, where a team tries another version.
  'department',
  'owner',
  'closedAt',
  'createdAt',
  'lossReason',
  'nextStep',
  'expectedCloseDate',
] as const;

export const LEAD_COLUMNS = [
  'name',
  'company',
  'source',
  'funnel',
  'stage',
  'stageKind',
  'owner',
  'createdAt',
] as const;
