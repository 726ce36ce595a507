import { createContext, useContext } from 'react';
import type { JourneyBody } from '#contract/journey.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { RecordAnswer } from '#contract/records.ts';
import type { FieldValue } from '#domain/objects/types.ts';

/** The record whose page this is, as every part of the page needs it. */
export type Here = Pick<RecordAnswer, 'record' | 'references' | 'rights' | 'deleted'> & {
  object: ObjectBody;
  /** Its way through its funnel; undefined without a funnel, or until it is read. */
  journey: JourneyBody | undefined;
  place: 'page' | 'drawer';
  /** It may be changed: the right is there and it is not in the bin. */
  editable: boolean;
};

const HereContext = createContext<Here | undefined>(undefined);
export const HereProvider = HereContext;

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere needs a record page above it');
  return here;
}

export const fieldIn = (object: ObjectBody, key: string): FieldBody | undefined =>
  object.fields.find((field) => field.key === key);

/** What the record is called. */
export function titleOf({ object, record, references }: Pick<Here, 'object' | 'record' | 'references'>): string {
  const field = fieldIn(object, object.titleField);
  const value = record.values[object.titleField];
  // A follow-up is rarely given a subject: what was said names it.
  if (value === null || value === undefined) return firstLine(record.values.content);
  return field?.type === 'reference' ? (references[String(value)]?.title ?? '') : String(value);
}

const MOST_OF_LINE = 40;

function firstLine(text: FieldValue | undefined): string {
  const line = typeof text === 'string' ? (text.trim().split('\n')[0] ?? '') : '';
  return line.length > MOST_OF_LINE ? `${line.slice(0, MOST_OF_LINE)}…` : line;
}
