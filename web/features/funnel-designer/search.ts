import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

export const DESIGNER_VIEWS = ['stages', 'transitions', 'compare', 'history'] as const;
export type DesignerView = (typeof DESIGNER_VIEWS)[number];

/** What the address of a funnel's page says: which of its versions, which stage of it. */
export type DesignerSearch = {
  version?: number | undefined;
  stage?: string | undefined;
  view?: DesignerView | undefined;
};

export function designerSearch(raw: RawSearch): DesignerSearch {
  const version = Number(raw.version);
  return {
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    stage: textParam(raw.stage),
    view: choiceParam(raw.view, DESIGNER_VIEWS),
  };
}
