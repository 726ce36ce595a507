import type { Catalogue } from './catalogue.ts';
import { departmentAt, type Organisation, type Seller, workerAt } from './organisation.ts';
import type { Track } from './track.ts';
import type { DemoChange, DemoFile, Instant, LineKey } from './types.ts';

/** What every part of the generator rests on. */
export type World = {
  anchor: string;
  startAt: Instant;
  horizon: Instant;
  /** Share of the full size, for quick tests. */
  scale: number;
  organisation: Organisation;
  catalogue: Catalogue;
  quotations: Record<LineKey, DemoFile>;
  tracks: Record<LineKey | 'lead', Track>;
};

export type Ownership = { createdBy: string; ownerId: string; departmentId: string; changes: DemoChange[] };

/**
 * Who owns a record that `seller` began: hand-over by a leaver and the reorganisation reach what was open (`until`
 * absent) at that moment; what had closed stays as it was.
 */
export function ownership(world: World, seller: Seller, createdAt: Instant, until?: Instant): Ownership {
  const { reorganisedAt, administrator } = world.organisation;
  const open = (at: Instant) => createdAt < at && (until === undefined || until > at);
  const changes: DemoChange[] = [];
  const { leftAt, successor, formerDepartmentId } = seller;
  if (leftAt !== undefined && successor && open(leftAt)) {
    const by = seller.manager.id;
    changes.push({ field: 'owner', at: leftAt, by, from: seller.user.id, to: successor.user.id });
  }
  if (formerDepartmentId && open(reorganisedAt)) {
    const to = seller.user.departmentId;
    changes.push({ field: 'department', at: reorganisedAt, by: administrator.id, from: formerDepartmentId, to });
  }
  const lastAt = until ?? world.horizon;
  return {
    createdBy: workerAt(seller, createdAt).user.id,
    ownerId: workerAt(seller, lastAt).user.id,
    departmentId: departmentAt(seller, lastAt, reorganisedAt),
    changes,
  };
}
