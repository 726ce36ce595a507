type Mode = 'light' | 'dark';
export type StageRamps = Record<Mode, Record<number, readonly string[]>>;

/** One ramp, one direction: the closer to cash, the more contrast with the ground. Evenly stepped in OKLCH. */
export const stageRamps: StageRamps = {
  light: {
    3: ['#4d9bc1', '#2865a7', '#282d81'],
    4: ['#4d9bc1', '#2f78b1', '#27539c', '#282d81'],
    5: ['#4d9bc1', '#3581b5', '#2865a7', '#274996', '#282d81'],
    6: ['#4d9bc1', '#3986b8', '#2c70ad', '#275aa1', '#274492', '#282d81'],
    7: ['#4d9bc1', '#3c89b9', '#2f78b1', '#2865a7', '#27539c', '#274090', '#282d81'],
    8: ['#4d9bc1', '#3e8cba', '#327db4', '#2b6dac', '#275da3', '#274d99', '#273d8e', '#282d81'],
  },
  dark: {
    3: ['#4c6798', '#629acc', '#79d0fd'],
    4: ['#4c6798', '#5b88bb', '#6aacdc', '#79d0fd'],
    5: ['#4c6798', '#5880b2', '#629acc', '#6db5e5', '#79d0fd'],
    6: ['#4c6798', '#557bad', '#5e8fc2', '#67a4d6', '#70bae9', '#79d0fd'],
    7: ['#4c6798', '#5478aa', '#5b88bb', '#629acc', '#6aacdc', '#71beed', '#79d0fd'],
    8: ['#4c6798', '#5375a7', '#5984b6', '#5f92c5', '#66a1d3', '#6cb1e1', '#72c0ef', '#79d0fd'],
  },
};

const FEWEST = 3;
const MOST = 8;

/**
 * Colours of `count` open stages in order. Fewer than three take the ends of the shortest ramp; more than eight are
 * mixed between the steps of the longest.
 */
export function stageRamp(count: number, mode: Mode): string[] {
  const ramp = stageRamps[mode][Math.min(MOST, Math.max(FEWEST, count))] as readonly string[];
  if (count >= FEWEST && count <= MOST) return [...ramp];
  if (count <= 1) return ramp.slice(-1);
  return Array.from({ length: count }, (_, index) => between(ramp, (index / (count - 1)) * (ramp.length - 1)));
}

/** The colour of one stage, as a CSS value that follows the theme. `index` counts from 0. */
export function stageColour(index: number, count: number): string {
  if (count < FEWEST) return `var(--stage-${FEWEST}-${FEWEST - count + index + 1})`;
  if (count > MOST) return `var(--stage-${MOST}-${Math.round((index / (count - 1)) * (MOST - 1)) + 1})`;
  return `var(--stage-${count}-${index + 1})`;
}

/** Ink or white on a stage colour: whichever contrasts more. */
export function onStage(colour: string): string {
  const luminance = relativeLuminance(colour);
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#030405' : '#ffffff';
}

function between(ramp: readonly string[], position: number): string {
  const below = Math.floor(position);
  const start = channels(ramp[below] as string);
  const end = channels(ramp[Math.min(ramp.length - 1, below + 1)] as string);
  const mixed = start.map((value, i) => Math.round(value + (end[i]! - value) * (position - below)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
function relativeLuminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
