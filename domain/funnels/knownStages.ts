type Stages<Live, Other> = { live: { stages: readonly Live[] }; others?: readonly Other[] | undefined };

/** Every stage that records of a funnel stand or stood in: of the live version, then of a pilot, then former ones. */
export const knownStages = <Live extends { key: string }, Other extends { key: string }>({
  live,
  others = [],
}: Stages<Live, Other>): (Live | Other)[] => [...live.stages, ...others];
