/** What people are told of. Apart from the schemas, so that pages need not load those. */
export const NOTIFICATION_KINDS = [
  'assigned',
  'mentioned',
  'moved',
  'due',
  'dwellNear',
  'stalled',
  'approval',
  'documentRejected',
  'feedbackClosed',
  'importDone',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
