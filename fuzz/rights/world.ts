/** What the world holds, as plain data: the oracle reads nothing else. */
export const SCOPES = ['own', 'department', 'below', 'all'] as const;
export type Scope = (typeof SCOPES)[number];
export type Rights = { read?: Scope; update?: Scope; delete?: Scope; create?: boolean };
export type Role = { key: string; rights: Record<string, Rights> };

export type Person = {
  id: string;
  name: string;
  phone: string;
  department: number | null;
  roles: number[];
  token: string;
};
export type Department = { id: string; parent: number | null };

export type Fact = {
  object: string;
  id: string;
  /** Unique, and in no order that anything else has. */
  code: string;
  title: string;
  /** Index of a person; null for objects without an owner. */
  owner: number | null;
  department: number | null;
  team: number[];
  /** Records that its references point at, by field. */
  parents: Record<string, Fact>;
  /** Whole yuan. */
  amount: number;
  /** Of accounts: a select that conditions and lines of measures reach through references. */
  region: string | null;
  stage: string | null;
  due: string | null;
  deleted: boolean;
  /** A file that it names. */
  file: string | null;
};

/** What the administrator asked to have approved, of a deal as its owner had it then, by some people: any one of them. */
export type Approval = { id: string; fact: Fact; owner: Fact['owner']; people: number[] };

export type World = {
  slug: string;
  departments: Department[];
  roles: Role[];
  people: Person[];
  facts: Fact[];
  approvals: Approval[];
  /** A person who manages everything; not one of the readers. */
  admin: { id: string; token: string };
  /** How deals stood at a moment before the year: by id. */
  before?: { at: string; deals: Map<string, Pick<Fact, 'owner' | 'deleted'>> };
  /** Imports and uploads that somebody began, by the id of who did. */
  imports: { id: string; by: string }[];
  uploads: { id: string; by: string }[];
};
