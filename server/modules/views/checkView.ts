import type { ViewSharing } from '#contract/views.ts';
import { can } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';

export const MAX_SETTINGS_BYTES = 20_000;
export const MAX_VIEWS = 200;

/** Throws `invalid_input` for settings that are too large. */
export function checkSettings(settings: unknown): void {
  if (Buffer.byteLength(JSON.stringify(settings)) > MAX_SETTINGS_BYTES) {
    throw new Refused('invalid_input', { issues: [issue('too_long', 'settings', { max: MAX_SETTINGS_BYTES })] });
  }
}

/** Throws `no_right`: what everyone gets to see is for administrators to put there. */
export function checkSharing(ctx: Context, sharing: ViewSharing): void {
  if (sharing === 'everyone' && !can(ctx.actor, 'manageWorkspace')) throw new Refused('no_right');
}

export const nameTaken = (name: string): Refused =>
  new Refused('invalid_input', { issues: [issue('not_unique', 'name', { value: name })] });
