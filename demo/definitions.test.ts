import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUSINESS_LINE_FUNNELS, reasonOptions } from '#domain/funnels/index.ts';
import { parseFieldValue, STANDARD_OBJECTS, withAdded } from '#domain/objects/index.ts';
import { generateDemo } from './generate.ts';

const company = generateDemo({ anchor: '2026-11-22', scale: 0.05 });
const tables = {
  lead: company.leads,
  account: company.accounts,
  contact: company.contacts,
  product: company.products,
  competitor: company.competitors,
  campaign: company.campaigns,
  opportunity: company.opportunities,
  opportunityLine: company.opportunityLines,
  contactRole: company.contactRoles,
  activity: company.activities,
  task: company.tasks,
};

/** What fields offer once the demo's funnels hold. */
const reasons = reasonOptions(BUSINESS_LINE_FUNNELS.flatMap(({ stages }) => stages));

it.each(STANDARD_OBJECTS.map((object) => object.key))('every %s fits its definition', (key) => {
  const object = STANDARD_OBJECTS.find((each) => each.key === key);
  const records = tables[key as keyof typeof tables];
  const problems = records.flatMap(({ values }) => [
    ...Object.keys(values).filter((name) => !object?.fields.some((field) => field.key === name)),
    ...(object?.fields ?? []).flatMap((field) => {
      const value = values[field.key] ?? null;
      if (value === null) return field.required ? [`${field.key} is missing`] : [];
      const options = withAdded(field.options ?? [], reasons.get(field.key) ?? []);
      const parsed = parseFieldValue(value, { ...field, options });
      if (!parsed.ok) return [`${field.key}: ${value}`];
      return JSON.stringify(parsed.value) === JSON.stringify(value) ? [] : [`${field.key}: ${value} → ${parsed.value}`];
    }),
  ]);
  expect(records.length).toBeGreaterThan(0);
  expect([...new Set(problems)].slice(0, 10)).toEqual([]);
});

it('every reference points at a record, every id is one record', () => {
  const ids = Object.values(tables).flatMap((records) => records.map((record) => record.id));
  const people = new Set(company.users.map((user) => user.id));
  const departments = new Set(company.departments.map((department) => department.id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  for (const object of STANDARD_OBJECTS) {
    for (const field of object.fields.filter((each) => each.type === 'reference')) {
      const targets = new Set(tables[field.target as keyof typeof tables].map((record) => record.id));
      const values = tables[object.key as keyof typeof tables].map((record) => record.values[field.key] ?? null);
      expect(values.filter((value) => value !== null && !targets.has(`${value}`))).toEqual([]);
    }
  }
  for (const record of Object.values(tables).flat()) {
    expect(people.has(record.ownerId) && people.has(record.createdBy) && departments.has(record.departmentId)).toBe(
      true,
    );
  }
});

const LISTED = new URL('../../shared/data/cn_listed_companies/company_short_full.csv', import.meta.url);
it.skipIf(!existsSync(LISTED))('no customer, rival or the group itself is a listed company', () => {
  const real = new Set(
    readFileSync(LISTED, 'utf8')
      .split(/[\n,]/)
      .map((name) => name.trim()),
  );
  const names = [company.name, ...[...company.accounts, ...company.competitors].map((each) => `${each.values.name}`)];
  expect(names.filter((name) => real.has(name))).toEqual([]);
});
