import { z } from 'zod';
import { ABILITIES, DATA_SCOPES } from '#domain/identity/types.ts';
import { DENSITIES, START_PAGES } from './choices.ts';
import { issueSchema } from './errors.ts';
import { localeSchema, timeZoneSchema, workspaceSchema } from './workspace.ts';

const idSchema = z.uuid();
const emailSchema = z.email().max(254);
const passwordSchema = z.string().min(1).max(1000);
const nameSchema = z.string().trim().min(1).max(100);
const dateTimeSchema = z.iso.datetime();
export const THEMES = ['light', 'dark', 'system'] as const;
const themeSchema = z.enum(THEMES);
const densitySchema = z.enum(DENSITIES);
const startPageSchema = z.enum(START_PAGES);

/** Answer to an act that has nothing to tell. */
export const doneSchema = z.object({ done: z.literal(true) });
export const idParams = z.object({ id: idSchema });

// ── Session ──
export const signInSchema = z.object({ email: z.string().min(1).max(254), password: passwordSchema });
export const signInByLinkSchema = z.object({ token: z.string().min(1).max(200) });

const verbsSchema = z.object({ create: z.boolean(), read: z.boolean(), update: z.boolean(), delete: z.boolean() });

export const sessionSchema = z
  .object({
    user: z.object({
      id: idSchema,
      name: z.string(),
      email: z.string().nullable(),
      title: z.string().nullable(),
      departmentId: idSchema.nullable(),
      locale: localeSchema.nullable(),
      theme: themeSchema.nullable(),
      timeZone: z.string().nullable(),
      density: densitySchema.nullable(),
      startPage: startPageSchema.nullable(),
      /** Without one the way in is a link, or the demo's door. */
      hasPassword: z.boolean(),
    }),
    workspace: workspaceSchema,
    /** Goes into the header `x-csrf-token` of every change; absent for API tokens, which need none. */
    csrf: z.string().optional(),
    /** An administrator sees the product as this person: everything above and below is theirs, and nothing can be changed. */
    seeingAs: z.object({ id: idSchema, name: z.string() }).optional(),
    abilities: z.array(z.enum(ABILITIES)),
    /** Keys of one's roles. */
    roles: z.array(z.string()),
    /** How much of the people and departments is shown. */
    peopleReach: z.enum(['manage', 'all', 'below', 'none']),
    /** Which verbs are open at all, by object key; `*` stands for every object that is not named. */
    rights: z.record(z.string(), verbsSchema),
    /** The role switcher of the demo is open. */
    demo: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionBody = z.infer<typeof sessionSchema>;

export const preferencesSchema = z.object({
  locale: localeSchema.nullable().optional(),
  theme: themeSchema.nullable().optional(),
  timeZone: timeZoneSchema.nullable().optional(),
  density: densitySchema.nullable().optional(),
  startPage: startPageSchema.nullable().optional(),
});
/** Who has no password yet has no `current` one to give. */
export const changePasswordSchema = z.object({ current: passwordSchema.optional(), next: passwordSchema });

// ── Demo ──
export const personaSchema = z
  .object({
    persona: z.string(),
    role: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    department: z.string().nullable(),
  })
  .meta({ id: 'Persona' });
export const personaSignInSchema = z.object({ persona: z.string().min(1).max(40) });

// ── People ──
export const userSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    title: z.string().nullable(),
    departmentId: idSchema.nullable(),
    roles: z.array(z.string()),
    active: z.boolean(),
    /** Has a password, so can sign in with it. */
    hasPassword: z.boolean(),
  })
  .meta({ id: 'User' });
export type UserBody = z.infer<typeof userSchema>;

export const userListQuery = z.object({
  q: z.string().max(100).optional(),
  department: idSchema.optional(),
  active: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** `next` of the page before. */
  after: z.string().max(400).optional(),
});
export const userListSchema = z.object({ users: z.array(userSchema), next: z.string().nullable() });

export const newUserSchema = z.object({
  name: nameSchema,
  email: emailSchema.optional(),
  phone: z.string().max(40).optional(),
  title: z.string().max(100).optional(),
  departmentId: idSchema.optional(),
  /** Role keys. */
  roles: z.array(z.string().max(60)).max(50).default([]),
  password: passwordSchema.optional(),
});
export const createUsersSchema = z.object({ users: z.array(newUserSchema).min(1).max(1000) });
export const createdSchema = z.object({
  outcomes: z.array(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), id: z.string() }),
      z.object({ ok: z.literal(false), issues: z.array(issueSchema) }),
    ]),
  ),
});

export const updateUserSchema = z.object({
  name: nameSchema.optional(),
  email: emailSchema.optional(),
  phone: z.string().max(40).nullable().optional(),
  title: z.string().max(100).nullable().optional(),
  departmentId: idSchema.nullable().optional(),
  roles: z.array(z.string().max(60)).max(50).optional(),
  password: passwordSchema.optional(),
  active: z.boolean().optional(),
});
export const signInLinkSchema = z.object({ token: z.string(), expiresAt: dateTimeSchema });

export const departmentSchema = z
  .object({
    id: idSchema,
    parentId: idSchema.nullable(),
    name: z.string(),
    position: z.int(),
    headId: idSchema.nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Department' });
export const departmentListSchema = z.object({ departments: z.array(departmentSchema) });
export const newDepartmentSchema = z.object({
  name: nameSchema,
  parentId: idSchema.nullable().default(null),
  position: z.int().min(0).max(100_000).optional(),
  headId: idSchema.nullable().optional(),
});
export const updateDepartmentSchema = z.object({
  name: nameSchema.optional(),
  parentId: idSchema.nullable().optional(),
  position: z.int().min(0).max(100_000).optional(),
  /** Its place among the departments beside it, from 0; the others move up. */
  index: z.int().min(0).max(100_000).optional(),
  headId: idSchema.nullable().optional(),
  active: z.boolean().optional(),
});

// ── Roles ──
const scopeSchema = z.enum(DATA_SCOPES);
const objectRightsSchema = z.object({
  create: z.boolean().optional(),
  read: scopeSchema.optional(),
  update: scopeSchema.optional(),
  delete: scopeSchema.optional(),
});
export const newRoleSchema = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,59}$/),
  names: z.object({ 'zh-CN': nameSchema, 'zh-TW': nameSchema.optional(), en: nameSchema.optional() }),
  rights: z.record(z.string().max(60), objectRightsSchema),
  abilities: z.array(z.enum(ABILITIES)).default([]),
});
export const updateRoleSchema = newRoleSchema
  .omit({ key: true })
  .partial()
  .extend({
    abilities: z.array(z.enum(ABILITIES)).optional(),
  });
export const roleSchema = newRoleSchema.extend({ id: z.int() }).meta({ id: 'Role' });
export const roleListSchema = z.object({ roles: z.array(roleSchema) });
export const roleParams = z.object({ key: z.string().max(60) });

// ── API tokens ──
export const newTokenSchema = z.object({
  name: nameSchema,
  expiresAt: dateTimeSchema.optional(),
  /** May look at what its user may see, and change nothing. */
  readOnly: z.boolean().optional(),
});
export const apiTokenSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** The beginning of the token, to tell tokens apart. */
    prefix: z.string(),
    createdAt: dateTimeSchema,
    expiresAt: dateTimeSchema.nullable(),
    lastUsedAt: dateTimeSchema.nullable(),
    readOnly: z.boolean(),
  })
  .meta({ id: 'ApiToken' });
export const tokenListSchema = z.object({ tokens: z.array(apiTokenSchema) });
/** `token` is shown this once; only its hash is kept. */
export const createdTokenSchema = apiTokenSchema.extend({ token: z.string() }).meta({ id: 'CreatedApiToken' });
