/** Values that pages offer to choose from. Apart from the schemas, so that pages need not load those. */
export const TODAY_SCOPES = ['mine', 'team'] as const;
export const PEOPLE_SHOWN = ['active', 'notSignedIn', 'inactive'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
/** The page that one arrives on. */
export const START_PAGES = ['today', 'board', 'cockpit', 'lead', 'account', 'opportunity'] as const;
export const VIEW_SHARINGS = ['private', 'department', 'everyone'] as const;
/** Units that a header names for its whole column: 金额(万元). */
export const UNITS = ['千', '万', '百万', '千万', '亿'] as const;
/** Bytes of the largest file that may be imported. */
export const MAX_UPLOAD = 1_073_741_824;
