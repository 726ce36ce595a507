import { z } from 'zod';
import { VIEW_SHARINGS } from './choices.ts';

const placeSchema = z
  .string()
  .max(60)
  .regex(/^(board|cockpit|list:[a-zA-Z][a-zA-Z0-9_]{0,42})$/);
const nameSchema = z.string().trim().min(1).max(60);
const sharingSchema = z.enum(VIEW_SHARINGS);
/** The page's own: its address and columns. At most 20 kB as JSON. */
const settingsSchema = z.record(z.string().max(60), z.unknown());

export const viewSchema = z
  .object({
    id: z.uuid(),
    place: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    /** `department`: the owner's department and all below it. */
    sharing: sharingSchema,
    owner: z.object({ id: z.uuid(), name: z.string() }),
    /** Whether the reader may change it: the owner, or an administrator. */
    mine: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'View' });
export type ViewBody = z.infer<typeof viewSchema>;
export type ViewSharing = ViewBody['sharing'];

export const viewsQuery = z.object({ place: placeSchema });
export const viewsAnswerSchema = z.object({ views: z.array(viewSchema), defaultId: z.uuid().nullable() });
export type ViewsAnswer = z.infer<typeof viewsAnswerSchema>;

export const newViewSchema = z.object({
  place: placeSchema,
  name: nameSchema,
  settings: settingsSchema,
  sharing: sharingSchema.default('private'),
});
export type NewView = z.output<typeof newViewSchema>;

/** With `version`, a write over a newer one is refused as a conflict. */
export const viewPatchSchema = z.object({
  name: nameSchema.optional(),
  settings: settingsSchema.optional(),
  sharing: sharingSchema.optional(),
  version: z.int().min(1).optional(),
});
export type ViewPatch = z.output<typeof viewPatchSchema>;

export const viewParams = z.object({ id: z.uuid() });
export const defaultViewSchema = z.object({ place: placeSchema, id: z.uuid().nullable() });
