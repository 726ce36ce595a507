import { z } from 'zod';
import { PEOPLE_SHOWN } from './choices.ts';
import { issueSchema } from './errors.ts';
import { apiTokenSchema, newUserSchema } from './identity.ts';

const idSchema = z.uuid();
const namedSchema = z.object({ id: idSchema, name: z.string() });
const daysSchema = z.int().min(1).max(90).default(7);

/** `noLogin`: without an address, owns records only. */
export const PERSON_STATES = [
  'active',
  'invited',
  'invitationExpired',
  'neverSignedIn',
  'noLogin',
  'inactive',
] as const;

// ── People ──
export const personSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    title: z.string().nullable(),
    departmentId: idSchema.nullable(),
    roles: z.array(z.string()),
    state: z.enum(PERSON_STATES),
    hasPassword: z.boolean(),
    lastSignInAt: z.string().nullable(),
    invitedUntil: z.string().nullable(),
  })
  .meta({ id: 'Person' });

export const peopleQuery = z.object({
  department: idSchema.optional(),
  below: z.enum(['true', 'false']).optional(),
  q: z.string().max(100).optional(),
  role: z.string().max(60).optional(),
  show: z.enum(PEOPLE_SHOWN).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const peopleSchema = z.object({
  /** `manage`: may change; `all`, `below` (the own department and those under it): may look. */
  reach: z.enum(['manage', 'all', 'below']),
  people: z.array(personSchema),
  total: z.int(),
  next: z.int().nullable(),
  /** Active people by department id, and by role key. */
  perDepartment: z.record(z.string(), z.int()),
  perRole: z.record(z.string(), z.int()),
});

export const ownedSchema = z.object({ object: z.string(), live: z.int(), past: z.int() });
export const personDetailSchema = personSchema
  .extend({
    superior: namedSchema.nullable(),
    heads: z.array(namedSchema),
    /** What is owned and the tokens: only for who manages people. */
    owned: z.array(ownedSchema),
    tokens: z.array(apiTokenSchema),
    maySeeAs: z.boolean(),
  })
  .meta({ id: 'PersonDetail' });

// ── Invitations ──
export const inviteSchema = z.object({
  people: z
    .array(newUserSchema.omit({ password: true, email: true }).extend({ email: z.email().max(254) }))
    .min(1)
    .max(200),
  /** Days for which the links work. */
  days: daysSchema,
});
const linkSchema = z.object({ token: z.string(), expiresAt: z.string() });
export const inviteAnswerSchema = z.object({
  outcomes: z.array(
    z.discriminatedUnion('ok', [
      linkSchema.extend({ ok: z.literal(true), id: z.string() }),
      z.object({ ok: z.literal(false), issues: z.array(issueSchema) }),
    ]),
  ),
});
export const invitationSchema = z.object({ days: daysSchema });
export const invitationAnswerSchema = linkSchema;

// ── Hand-over ──
export const handOverSchema = z.object({
  /** Who takes everything that `objects` does not give to somebody else; null: it stays. */
  handOverTo: idSchema.nullable(),
  /** By object key; null: it stays. */
  objects: z.record(z.string().max(60), idSchema.nullable()).optional(),
  /** Also what is over and done: closed deals, finished tasks, follow-ups. */
  past: z.boolean().optional(),
});
export const handOverAnswerSchema = z.object({
  batchId: z.int().nullable(),
  /** Records that changed hands, by object key. */
  counts: z.record(z.string(), z.int()),
});
export const handOverPreviewSchema = z.object({
  owned: z.array(ownedSchema),
  heads: z.array(namedSchema),
  running: z.object({ done: z.int(), total: z.int() }).nullable(),
});

// ── Departments ──
export const movePreviewQuery = z.object({ parent: idSchema.optional() });
export const movePreviewSchema = z.object({
  people: z.int(),
  gain: z.array(namedSchema),
  lose: z.array(namedSchema),
});

// ── Seeing as, and the log of access ──
export const seeAsSchema = z.object({ userId: idSchema });

export const accessQuery = z.object({
  /** Kinds with commas between. */
  kinds: z.string().max(300).optional(),
  person: idSchema.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const accessAnswerSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      kind: z.string(),
      actor: namedSchema.nullable(),
      about: namedSchema.nullable(),
      address: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.string().nullable(),
});
