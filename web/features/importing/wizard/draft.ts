import { UNITS } from '#contract/choices.ts';
import type { DryRunReport, ImportPlanInput, ImportTarget, InspectionBody, MappingBody } from '#contract/exchange.ts';
import { respell } from '#domain/exchange/matchMapping.ts';

export type DraftFile = {
  id: string;
  name: string;
  size: number;
  /** The import that it became. */
  importId?: number;
  /** What it was said to be about, and how it is to be read, where that was not found out. */
  object?: string;
  reading?: Reading;
  /** It was found to tell of past stage changes. */
  past?: boolean;
  /** Its mapping as it was left. */
  kept?: { plan: DraftPlan; history?: string };
};

export type Reading = Pick<ImportPlanInput, 'sheet' | 'delimiter' | 'encoding' | 'headerRow'>;

/** A mapping as the wizard holds it: every column has a list of where it goes; an empty list leaves it out. */
export type DraftPlan = Omit<ImportPlanInput, 'columns'> & { columns: Record<string, ImportTarget[]> };

/** What the wizard knows, as it stays over a reload. */
export type Draft = {
  files: DraftFile[];
  /** The file that is being mapped. */
  current?: string;
  step: 'files' | 'mapping' | 'check';
  plan?: DraftPlan;
  /** The upload that holds past stage changes. */
  history?: string;
};

export const EMPTY_DRAFT: Draft = { files: [], step: 'files' };

/** The draft with the mapping of the file at hand kept beside it, so that going back and coming again loses nothing. */
export function withKept(draft: Draft): Draft {
  const { current, plan, history } = draft;
  if (!current || !plan) return draft;
  const kept = { plan, ...(history ? { history } : {}) };
  return { ...draft, files: draft.files.map((file) => (file.id === current ? { ...file, kept } : file)) };
}

/** The mapping that a file was left with, if it is still read the same way. */
export function keptFor(file: DraftFile, inspection: InspectionBody): DraftFile['kept'] {
  const { kept } = file;
  if (kept?.plan.object !== inspection.object || Object.keys(kept.plan.columns).length === 0) return undefined;
  const reading: Reading = readingOf(inspection);
  const keys = ['sheet', 'delimiter', 'encoding', 'headerRow'] as const;
  return keys.every((key) => kept.plan[key] === reading[key]) ? kept : undefined;
}

/** What the headers propose, as a plan to go on from. */
export function proposedPlan(inspection: InspectionBody): DraftPlan {
  const columns = Object.fromEntries(
    inspection.columns.map(({ header, field, by }) => [
      header,
      field === undefined ? [] : [{ field, ...(by === undefined ? {} : { by }), ...unitOf(header) }],
    ]),
  );
  const recognising = ['externalId', 'code', 'email'].find((key) =>
    inspection.columns.some(({ field }) => field === key),
  );
  return {
    object: inspection.object,
    ...readingOf(inspection),
    columns,
    ...(recognising ? { key: recognising } : {}),
    ...(inspection.object === 'users' ? { existing: 'skip', users: {} } : {}),
  };
}

/** The unit that a header names for its whole column: 金额(万元). */
function unitOf(header: string): Pick<ImportTarget, 'unit'> {
  const word = /[([（](百万|千万|千|万|亿)[元円]?[)\]）]/u.exec(
    header.replaceAll('萬', '万').replaceAll('億', '亿'),
  )?.[1];
  const unit = UNITS.find((one) => one === word);
  return unit ? { unit } : {};
}

/** A saved mapping for this file: its columns under the headers as they are spelled here, everything else as it was. */
export function savedPlan(inspection: InspectionBody, mapping: MappingBody): DraftPlan {
  const headers = inspection.columns.map(({ header }) => header);
  const saved = respell(mapping.plan.columns, headers);
  const columns = Object.fromEntries(headers.map((header) => [header, targetsOf(saved[header])]));
  return { ...mapping.plan, ...readingOf(inspection), columns };
}

const targetsOf = (wish: string | ImportTarget | ImportTarget[] | null | undefined): ImportTarget[] => {
  if (wish === null || wish === undefined) return [];
  return typeof wish === 'string' ? [{ field: wish }] : [wish].flat();
};

/** How the file was found to be written, so that the server reads it the same way. */
const readingOf = ({ format, encoding, delimiter, sheet, headerRow }: InspectionBody) =>
  format === 'csv'
    ? { encoding: encoding as NonNullable<ImportPlanInput['encoding']>, delimiter, headerRow }
    : { sheet, headerRow };

/** What the server takes: columns that are left out say so. */
export function toPlan(draft: DraftPlan): ImportPlanInput {
  const columns = Object.entries(draft.columns).map(([header, targets]) => [
    header,
    targets.length > 0 ? targets : null,
  ]);
  return { ...draft, columns: Object.fromEntries(columns) };
}

/** The headers that a mapping needs in a file: what is left out may be absent from the next one. */
export function neededHeaders(draft: DraftPlan): string[] {
  const mapped = Object.entries(draft.columns).filter(([, targets]) => targets.length > 0);
  return mapped.map(([header]) => header);
}

/** Changes the targets of a column that go to a field. */
export function changeTargets(
  plan: DraftPlan,
  header: string,
  change: (target: ImportTarget) => ImportTarget,
  which: (target: ImportTarget) => boolean = () => true,
): DraftPlan {
  const targets = (plan.columns[header] ?? []).map((target) => (which(target) ? change(target) : target));
  return { ...plan, columns: { ...plan.columns, [header]: targets } };
}

type Group = DryRunReport['groups'][number];
/** What an unknown value stands for: a key or spelling, null for "leave empty", undefined for "refuse the row". */
export type Meaning = string | null | undefined;

/** What the plan makes of a value of a problem's column so far; `undefined` while nothing is said. */
export function meaningOf(plan: DraftPlan, group: Group, value: string): Meaning {
  const target = (plan.columns[group.column] ?? []).find(({ field }) => field === group.field);
  const values = target?.values ?? {};
  return value in values ? (values[value] as string | null) : undefined;
}

/** The plan with meanings for the values of a problem's column. */
export function giveMeanings(plan: DraftPlan, group: Group, meanings: Readonly<Record<string, Meaning>>): DraftPlan {
  return changeTargets(
    plan,
    group.column,
    (target) => ({ ...target, values: merged(target.values ?? {}, meanings) }),
    ({ field }) => field === group.field,
  );
}

/** The plan with what words of the files mean among the stages, in both files; `undefined`: as they are understood. */
export function giveStages(plan: DraftPlan, meanings: Readonly<Record<string, string | undefined>>): DraftPlan {
  // A saved mapping may spell a word otherwise, or know it for the second file alone: what is said last counts.
  const said = new Set(Object.keys(meanings).map(spelled));
  const rest = (words: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(words).filter(([word]) => !said.has(spelled(word))));
  const stages = merged(rest(plan.stages), meanings) as Record<string, string>;
  if (!plan.history?.stages) return { ...plan, stages };
  return { ...plan, stages, history: { ...plan.history, stages: rest(plan.history.stages) } };
}

const spelled = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

function merged(before: Readonly<Record<string, unknown>>, meanings: Readonly<Record<string, Meaning>>) {
  const values: Record<string, string | null> = { ...(before as Record<string, string | null>) };
  for (const [text, meaning] of Object.entries(meanings)) {
    if (meaning === undefined) delete values[text];
    else values[text] = meaning;
  }
  return values;
}
