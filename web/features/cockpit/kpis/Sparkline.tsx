import type { Point } from './kpiQueries.ts';

const WIDTH = 64;
const HEIGHT = 20;
const INSET = 3;

/** How a number went, month by month; the last point is marked. Months without a value are bridged. */
export function Sparkline({ points, label }: { points: readonly Point[]; label: string }) {
  const known = points.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return <span style={{ width: WIDTH }} />;
  const values = known.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low || 1;
  const places = known.map(({ value, index }) => ({
    x: 1 + (index / (points.length - 1)) * (WIDTH - 2 * INSET + 2),
    y: HEIGHT - INSET - ((value - low) / range) * (HEIGHT - 2 * INSET),
  }));
  const last = places.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} style={{ flex: 'none', overflow: 'visible' }}>
      <polyline
        points={places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--n-400)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.5" fill="var(--accent)" />}
    </svg>
  );
}
