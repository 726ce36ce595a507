import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeCard } from './place.ts';

const room = { width: 1440, height: 900 };
const card = { width: 360, height: 160 };
const overlaps = (a: Box, b: Box) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

describe('placeCard', () => {
  it('stands beside a narrow target, under a wide one, in the corner of one that fills the window', () => {
    expect(placeCard({ left: 80, top: 200, width: 300, height: 400 }, card, room)).toEqual({ left: 392, top: 200 });
    expect(placeCard({ left: 1000, top: 200, width: 430, height: 400 }, card, room)).toEqual({ left: 628, top: 200 });
    expect(placeCard({ left: 80, top: 100, width: 1340, height: 120 }, card, room)).toEqual({ left: 80, top: 232 });
    expect(placeCard({ left: 64, top: 48, width: 1376, height: 852 }, card, room)).toEqual({ left: 1056, top: 716 });
  });

  it('stays inside the window and hides the target only when there is no room anywhere beside it', () => {
    const box = fc.record({
      left: fc.integer({ min: 0, max: 1400 }),
      top: fc.integer({ min: -500, max: 880 }),
      width: fc.integer({ min: 10, max: 1440 }),
      height: fc.integer({ min: 10, max: 1200 }),
    });
    fc.assert(
      fc.property(box, (target) => {
        const at = { ...placeCard(target, card, room), ...card };
        expect(at.left).toBeGreaterThanOrEqual(0);
        expect(at.top).toBeGreaterThanOrEqual(0);
        expect(at.left + at.width).toBeLessThanOrEqual(room.width);
        expect(at.top + at.height).toBeLessThanOrEqual(room.height);
        const sides = [target.left, room.width - target.left - target.width];
        const ends = [target.top, room.height - target.top - target.height];
        const roomy = Math.max(...sides) >= card.width + 24 || Math.max(...ends) >= card.height + 24;
        if (roomy) expect(overlaps(at, target)).toBe(false);
      }),
    );
  });
});
