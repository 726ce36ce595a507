import type { Localized } from '../kernel/localized.ts';

/** How far a right reaches. `below`: one's department and every department under it. */
export const DATA_SCOPES = ['own', 'department', 'below', 'all'] as const;
export type DataScope = (typeof DATA_SCOPES)[number];

export const RECORD_VERBS = ['create', 'read', 'update', 'delete'] as const;
export type RecordVerb = (typeof RECORD_VERBS)[number];

/** Rights that are not about one object. */
export const ABILITIES = [
  'manageUsers',
  'manageObjects',
  'manageFunnels',
  'overrideGates',
  'confirmDocuments',
  'import',
  'export',
  'manageWorkspace',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** Rights on one object; a verb that is absent is denied. Create has no reach. */
export type ObjectRights = { create?: boolean; read?: DataScope; update?: DataScope; delete?: DataScope };

export type Role = {
  id: number;
  key: string;
  names: Localized;
  /** By object key; `*` stands for every object that is not named. */
  rights: Record<string, ObjectRights>;
  abilities: Ability[];
};

/**
 * Who acts: built once per request from the session or token, and all that visibility needs.
 * `tokens` are access tokens (small integers) that stand in `record.access`.
 */
export type Actor = {
  userId: string;
  name: string;
  /** Access token of the user. */
  self: number;
  /** Token of the user's own department; absent without one. */
  department?: number;
  /** Tokens of the own department and all below. */
  departmentsBelow: number[];
  /** The widest right of all roles, per object and verb. */
  roles: Role[];
};
