import type { MoveKind, StageKind } from '#domain/funnels/types.ts';
import type { RecordValues } from '#domain/objects/types.ts';

/** Milliseconds since 1970; the demo company lives in Asia/Shanghai, which has no summer time. */
export type Instant = number;

export type LineKey = 'equipment' | 'integration' | 'saas';
export const LINES: readonly LineKey[] = ['equipment', 'integration', 'saas'];

/** The persons that the sign-in page of the demo offers. */
export type Persona = 'rep' | 'manager' | 'vp' | 'administrator' | 'finance';
export type DemoRole = 'rep' | 'manager' | 'executive' | 'administrator' | 'finance' | 'marketing';

export type DemoDepartment = {
  id: string;
  name: string;
  parentId?: string;
  position: number;
  headId?: string;
  active: boolean;
};

export type DemoUser = {
  id: string;
  name: string;
  email: string;
  phone: string;
  title: string;
  departmentId: string;
  role: DemoRole;
  active: boolean;
  createdAt: Instant;
  persona?: Persona;
};

/** One step of a record through its funnel; the first has kind `created`. */
export type DemoMove = { stage: string; at: Instant; by: string; kind: MoveKind };

/** A field that took another value in the past; the record's values hold the last one. */
export type DemoChange = {
  field: 'owner' | 'department' | 'amount' | 'expectedCloseDate';
  at: Instant;
  by: string;
  from: string | null;
  to: string | null;
};

export type DemoRecord = {
  id: string;
  createdAt: Instant;
  createdBy: string;
  ownerId: string;
  departmentId: string;
  values: RecordValues;
  /** Oldest first. */
  changes?: DemoChange[];
  /** Users who work on the record beside its owner. */
  teamUserIds?: string[];
};

export type DemoStaged = DemoRecord & {
  funnel: string;
  stage: string;
  stageKind: StageKind;
  /** In order, times strictly rising, none at or after the horizon. */
  moves: DemoMove[];
};

export type DemoFile = {
  id: string;
  name: string;
  mediaType: string;
  content: Uint8Array;
  createdBy: string;
  createdAt: Instant;
};

export type DemoCompany = {
  name: string;
  anchor: string;
  /** First moment that has not happened yet: the anchor day's midnight in Asia/Shanghai. */
  horizon: Instant;
  departments: DemoDepartment[];
  users: DemoUser[];
  files: DemoFile[];
  products: DemoRecord[];
  competitors: DemoRecord[];
  campaigns: DemoRecord[];
  accounts: DemoRecord[];
  contacts: DemoRecord[];
  leads: DemoStaged[];
  opportunities: DemoStaged[];
  opportunityLines: DemoRecord[];
  contactRoles: DemoRecord[];
  activities: DemoRecord[];
  tasks: DemoRecord[];
};
