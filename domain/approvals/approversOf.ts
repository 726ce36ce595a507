import type { ApprovalStep, Approver, Organisation } from './types.ts';

type Ask = { owner: string | null; requester: string };

/**
 * Who must decide on a step, in the order of their ids. The requester is left out: asking is his consent. Where he is the
 * only one named, his superior decides; where there is none either, he himself, and the log says so. Where the step finds
 * nobody, those who look after the funnels decide. Empty only where there are none of these.
 */
export function approversOf(step: ApprovalStep, { owner, requester }: Ask, organisation: Organisation): string[] {
  const named = found(step.approvers, owner, organisation);
  const people = named.length > 0 ? named : [...new Set(organisation.keepers)];
  const others = people.filter((person) => person !== requester);
  if (others.length > 0 || people.length === 0) return others.sort();
  return [superiorOf(requester, organisation) ?? requester];
}

function found(approvers: readonly Approver[], owner: string | null, organisation: Organisation): string[] {
  const all = approvers.flatMap((approver) => peopleOf(approver, owner, organisation));
  return [...new Set(all)].filter((person) => organisation.people.has(person));
}

function peopleOf(approver: Approver, owner: string | null, organisation: Organisation): string[] {
  switch (approver.kind) {
    case 'user':
      return [approver.user];
    case 'role':
      return [...organisation.people]
        .filter(([, { roles }]) => roles.includes(approver.role))
        .map(([person]) => person);
    case 'departmentHead': {
      const head = headOf(departmentOf(owner, organisation), organisation);
      return head === null ? [] : [head];
    }
    case 'superior': {
      const superior = superiorOf(owner, organisation);
      return superior === null ? [] : [superior];
    }
  }
}

/** Head of the nearest department, from the person's own upwards, that somebody else leads who is still here. */
function superiorOf(person: string | null, organisation: Organisation): string | null {
  const passed = new Set<string>();
  let department = departmentOf(person, organisation);
  while (department !== null && !passed.has(department)) {
    passed.add(department);
    const head = headOf(department, organisation);
    if (head !== null && head !== person && organisation.people.has(head)) return head;
    department = organisation.departments.get(department)?.parent ?? null;
  }
  return null;
}

const departmentOf = (person: string | null, { people }: Organisation): string | null =>
  person === null ? null : (people.get(person)?.department ?? null);

const headOf = (department: string | null, { departments }: Organisation): string | null =>
  department === null ? null : (departments.get(department)?.head ?? null);
