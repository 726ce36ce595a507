import type { RecordHooks } from './types.ts';

const nothing = async () => {};
let filled: RecordHooks = {
  beforeCreate: nothing,
  withCreate: async () => undefined,
  afterCreate: nothing,
  beforeUpdate: nothing,
  beforeReassign: nothing,
  afterReassign: async () => new Map(),
  optionOrders: async () => ({}),
};

/** Called once by wiring, before the first verb. */
export function setRecordHooks(hooks: Partial<RecordHooks>): void {
  filled = { ...filled, ...hooks };
}

export const recordHooks = (): RecordHooks => filled;
