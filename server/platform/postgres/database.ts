/** A PostgreSQL ready for migrations (`ownerUrl`) and for the application (`appUrl`). */
export interface Database {
  /** Owns schemas and tables; used by migrations and by the definitions of objects. */
  ownerUrl: string;
  /** May only do what migrations granted to the role `loudou_app`. */
  appUrl: string;
  /** Stops an embedded PostgreSQL; does nothing to one that is not ours. Safe to call twice. */
  stop(): Promise<void>;
}

export const OWNER_ROLE = 'loudou_owner';
export const APP_ROLE = 'loudou_app';
