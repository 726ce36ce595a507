/** Records that were closed in a funnel's window and had visited a stage; invalid ones are no closings. */
export type StageClosings = { stage: string; won: number; closed: number };

/** Months back from now whose closings count, and what was counted last. */
export type Learning = { months: number; closings: StageClosings[] };
