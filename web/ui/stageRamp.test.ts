import { describe, expect, it } from 'vitest';
import { onStage, stageColour, stageRamp, stageRamps } from './stageRamp.ts';
import { cssVariables, type TokenName, token } from './tokens.ts';

const MODES = ['light', 'dark'] as const;

describe('stage ramps', () => {
  it('has a colour for every number of stages', () => {
    for (const mode of MODES) {
      for (let count = 1; count <= 12; count += 1) {
        const ramp = stageRamp(count, mode);
        expect(ramp).toHaveLength(count);
        for (const colour of ramp) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        expect(ramp.at(-1)).toBe(stageRamps[mode][8]?.at(-1));
      }
    }
  });

  it('names only variables that exist', () => {
    const css = cssVariables();
    for (let count = 1; count <= 12; count += 1) {
      for (let index = 0; index < count; index += 1) {
        const name = /var\((--stage-\d-\d)\)/.exec(stageColour(index, count))?.[1];
        expect(css).toContain(`${name}: #`);
      }
    }
  });

  it('keeps words on stages readable', () => {
    for (const mode of MODES)
      for (const ramp of Object.values(stageRamps[mode]))
        for (const colour of ramp) expect(contrast(colour, onStage(colour))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('tokens', () => {
  const TEXT_ON_GROUND: [TokenName, TokenName[]][] = [
    ['text', ['bg', 'bg-panel', 'bg-raised', 'bg-active', 'accent-bg-2']],
    ['text-2', ['bg', 'bg-panel', 'bg-active', 'accent-bg-2']],
    ['text-3', ['bg', 'bg-panel', 'bg-sunken', 'bg-active', 'bg-rail']],
    ['accent-text', ['bg-panel', 'accent-bg-2', 'bg']],
    ['text-on', ['accent']],
    ['won-text', ['bg-panel', 'won-bg']],
    ['lost-text', ['bg-panel', 'lost-bg']],
    ['stalled-text', ['bg-panel', 'stalled-bg']],
    ['risk-text', ['bg-panel', 'risk-bg']],
    ['info-text', ['bg-panel', 'info-bg']],
  ];

  it.each(MODES)('keep words at AA contrast (%s)', (mode) => {
    for (const [text, grounds] of TEXT_ON_GROUND)
      for (const ground of grounds)
        expect(contrast(token(text, mode), token(ground, mode)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2 contrast, written out again so that the test does not lean on what it tests. */
function contrast(a: string, b: string): number {
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function light(colour: string): number {
  const linear = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
}
