import { describe, expect, it } from 'vitest';
import { BUSINESS_LINE_FUNNELS } from '#domain/funnels/index.ts';
import { addDays, addMonths, DAY, startOfDay } from './calendar.ts';
import { generateDemo } from './generate.ts';
import { BULGE_TEAM_NAME } from './organisation.ts';
import { advanced, twoProportions } from './testing/statistics.ts';
import { bulgeStage, fallStage, trackOf } from './track.ts';
import { LINES } from './types.ts';

describe.each(['2026-11-22', '2026-08-05'])('the planted problems of a company loaded on %s', (anchor) => {
  const company = generateDemo({ anchor });
  const track = (line: string) => trackOf(BUSINESS_LINE_FUNNELS, line);
  const ofLine = (line: string) => company.opportunities.filter((deal) => deal.funnel === track(line).funnel);

  it('one stage of systems integration passes far fewer deals than before, no other stage of any line does', () => {
    const age = 30;
    const since = startOfDay(addDays(anchor, -92));
    // What was brought over from before had outlived its early stages: no fair comparison.
    const start = startOfDay(addMonths(anchor, -24));
    const falls = LINES.flatMap((line) => {
      const { open, won } = track(line);
      const order = [...open, won].map((stage) => stage.key);
      return open.map((stage) => {
        const share = (from: number, to: number) => advanced(ofLine(line), order, stage.key, { from, to, age });
        const now = share(since, company.horizon - age * DAY);
        return { line, stage: stage.key, z: twoProportions(now, share(start, since)) };
      });
    });
    const planted = track('integration').open[fallStage(track('integration'))]?.key;
    const isPlanted = (each: (typeof falls)[number]) => each.line === 'integration' && each.stage === planted;
    expect(falls.find(isPlanted)?.z).toBeLessThan(-4);
    expect(falls.filter((each) => !isPlanted(each) && each.z < -3)).toEqual([]);
  });

  it('one team of equipment has a bulge in a middle stage', () => {
    const { open } = track('equipment');
    const stage = open[bulgeStage(track('equipment'))];
    const team = company.departments.find((department) => department.name === BULGE_TEAM_NAME);
    const standing = ofLine('equipment').filter((deal) => deal.stageKind === 'open');
    const ofTeam = standing.filter((deal) => deal.departmentId === team?.id);
    const there = (deals: typeof standing) => deals.filter((deal) => deal.stage === stage?.key).length / deals.length;
    const others = standing.filter((deal) => deal.departmentId !== team?.id);
    expect(there(ofTeam)).toBeGreaterThan(0.5);
    expect(there(ofTeam)).toBeGreaterThan(1.8 * there(others));
    expect(ofTeam.length).toBeGreaterThan(40);
    const stuck = ofTeam.filter((deal) => deal.stage === stage?.key);
    const late = stuck.filter((deal) => company.horizon - (deal.moves.at(-1)?.at ?? 0) > (stage?.dwellDays ?? 0) * DAY);
    expect(late.length / stuck.length).toBeGreaterThan(0.5);
  });
});
