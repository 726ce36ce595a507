import type { Context } from '#server/platform/context.ts';
import { updateDepartment } from './updateDepartment.ts';

/** Hangs a department, with all below it, under another; null puts it at the top. Never under itself. */
export function moveDepartment(ctx: Context, move: { id: string; parentId: string | null }): Promise<void> {
  return updateDepartment(ctx, move);
}
