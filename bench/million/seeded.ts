/** Pieces of SQL that draw from a row's number and the seed alone: the same in every run, in any order, on many rows at once. */
export type Seeded = {
  /** Even in [0, 1). Two draws for one row need two different salts. */
  chance(row: string, salt: number): string;
  /** Log-normal around a median. Takes `salt` and the one after it. */
  logNormal(row: string, salt: number, median: string, sigma: number): string;
  /** A UUIDv7 of a moment, told apart by what the record is and its number. */
  id(kind: string, row: string, at: string): string;
};

export function seeded(seed: number): Seeded {
  const chance = (row: string, salt: number) =>
    `((hashint8extended((${row})::bigint, ${seed * 1000 + salt}) & 4294967295)::float8 / 4294967296)`;
  return {
    chance,
    // Box–Muller; 1 - chance is never 0.
    logNormal: (row, salt, median, sigma) =>
      `((${median}) * exp(${sigma} * sqrt(-2 * ln(1 - ${chance(row, salt)})) * cos(2 * pi() * ${chance(row, salt + 1)})))`,
    id(kind, row, at) {
      const noise = `md5('${seed} ${kind} ' || (${row}))`;
      return `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || left(${noise}, 3) || '8' || substr(${noise}, 4, 15))::uuid`;
    },
  };
}
