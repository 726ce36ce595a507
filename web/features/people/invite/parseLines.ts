/** A line that was pasted: `name, e-mail, department`; commas, tabs and semicolons, half or full width. */
export type InviteLine = {
  line: number;
  name: string;
  email: string;
  department: string;
  problem?: 'name' | 'email' | 'repeated' | 'department';
  departmentId?: string;
};

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Reads lines; the address is found wherever it stands. `fallback`: the department of lines that name none. */
export function parseLines(
  text: string,
  departments: readonly { id: string; name: string; active: boolean }[],
  fallback?: string,
): InviteLine[] {
  const seen = new Set<string>();
  return text
    .split(/\r?\n/)
    .map((raw, index) => ({ raw: raw.trim(), line: index + 1 }))
    .filter(({ raw }) => raw !== '')
    .map(({ raw, line }) => {
      const parts = raw.split(/\s*[,，;；\t]\s*/);
      const email = parts.find((part) => part.includes('@')) ?? '';
      const [name = '', department = ''] = parts.filter((part) => part !== email);
      const home = department ? departments.find((one) => one.active && one.name === department)?.id : fallback;
      const read: InviteLine = { line, name, email, department, ...(home ? { departmentId: home } : {}) };
      const problem = problemOf(read, seen);
      seen.add(email.toLowerCase());
      return problem ? { ...read, problem } : read;
    });
}

function problemOf(line: InviteLine, seen: ReadonlySet<string>): InviteLine['problem'] {
  if (line.name === '') return 'name';
  if (!EMAIL.test(line.email)) return 'email';
  if (seen.has(line.email.toLowerCase())) return 'repeated';
  return line.department && !line.departmentId ? 'department' : undefined;
}
