import { createContext, useContext } from 'react';
import type { ObjectBody } from '#contract/objects.ts';
import type { Learning } from '#domain/funnels/learning.ts';
import type { Phase, Stage, Transitions } from '#domain/funnels/types.ts';
import type { Design } from './model/design.ts';
import type { IssuePlace } from './model/issuePlace.ts';

/** A problem of the draft: what to do, and where. */
export type Problem = { message: string; place: IssuePlace };

export type Designer = {
  /** Key of the funnel that is drawn. */
  funnel: string;
  /** What has closed lately; none before the funnel was published. */
  learning: Learning | undefined;
  object: ObjectBody;
  phases: readonly Phase[];
  design: Design;
  /** What holds now for everybody. */
  live: { stages: Stage[]; transitions: Transitions };
  /** Keys that may not be given to new stages. */
  former: readonly string[];
  /** `tag`: steps with the same one in a row are undone together. */
  apply: (change: (design: Design) => Design, tag?: string) => void;
  selected: string;
  select: (stage: string) => void;
  problems: readonly Problem[];
  /** What is drawn is an entry of the shared library: it has no chance, no place, and nothing of its own. */
  entry?: true;
};

export const DesignerContext = createContext<Designer | undefined>(undefined);

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error('useDesigner needs the page of a draft above it');
  return designer;
}
