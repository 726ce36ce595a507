import { onStage, type StageRamps, stageRamps } from './stageRamp.ts';

/**
 * Design tokens: the single source of the CSS variables (`--name`) and of the antd theme.
 * Components use the meanings (grounds, text, accent, won, lost, stalled, risk), never the raw neutral scale.
 */
export type Mode = 'light' | 'dark';

const CHINESE = '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC"';

// Where a Chinese font comes first, the apostrophe of an English word is as wide as a character.
const ENGLISH_FIRST = `-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", ${CHINESE}, sans-serif`;

/** The same in both themes: type, space, shape, motion. */
export const shape = {
  font: `-apple-system, BlinkMacSystemFont, "Segoe UI", ${CHINESE}, system-ui, sans-serif`,
  'font-num': 'var(--font)',
  'fs-12': '12px',
  'lh-12': '18px',
  'fs-13': '13px',
  'lh-13': '20px',
  'fs-14': '14px',
  'lh-14': '22px',
  'fs-16': '16px',
  'lh-16': '24px',
  'fs-20': '20px',
  'lh-20': '28px',
  'fs-24': '24px',
  'lh-24': '32px',
  'fw-regular': '400',
  'fw-medium': '500',
  'fw-strong': '600',
  's-1': '4px',
  's-2': '8px',
  's-3': '12px',
  's-4': '16px',
  's-5': '20px',
  's-6': '24px',
  's-8': '32px',
  's-10': '40px',
  'r-1': '3px',
  'r-2': '4px',
  'r-3': '6px',
  'r-4': '8px',
  'r-full': '999px',
  'h-sm': '28px',
  'h-md': '32px',
  'h-lg': '40px',
  'h-touch': '44px',
  'row-dense': '36px',
  row: '44px',
  'rail-w': '64px',
  'top-h': '48px',
  't-fast': '120ms cubic-bezier(.2,0,0,1)',
  't-panel': '200ms cubic-bezier(.2,0,0,1)',
} as const;

/** Grounds, text, accent and meanings: `-text` ≥ 4.5:1, `-fill` ≥ 3:1 for marks, `-soft` quiet marks, `-bg` grounds. */
const light = {
  'n-0': '#ffffff',
  'n-25': '#f9fafb',
  'n-50': '#f3f4f6',
  'n-100': '#ebedef',
  'n-200': '#e1e3e6',
  'n-300': '#d0d3d7',
  'n-400': '#a1a5ab',
  'n-500': '#7c8088',
  'n-600': '#62676f',
  'n-700': '#494d55',
  'n-800': '#32363c',
  'n-900': '#1f2227',
  'n-950': '#14161a',
  bg: 'var(--n-50)',
  'bg-panel': 'var(--n-0)',
  'bg-sunken': 'var(--n-25)',
  'bg-hover': '#f3f4f6',
  'bg-active': '#ebedef',
  'bg-raised': 'var(--n-0)',
  'bg-rail': '#f9fafb',
  scrim: 'rgba(20,22,26,.32)',
  line: 'var(--n-200)',
  'line-soft': 'var(--n-100)',
  'line-strong': 'var(--n-300)',
  text: 'var(--n-900)',
  'text-2': 'var(--n-700)',
  'text-3': 'var(--n-600)',
  'text-off': 'var(--n-400)',
  'text-on': '#ffffff',
  accent: '#405ec9',
  'accent-hover': '#4f6dd8',
  'accent-press': '#324db1',
  'accent-text': '#3a57c0',
  'accent-bg': '#f0f4ff',
  'accent-bg-2': '#dfe8fe',
  'accent-line': '#a9bef7',
  focus: '0 0 0 2px #ffffff, 0 0 0 4px #5b7deb',
  'won-text': '#0a7247',
  'won-fill': '#218558',
  'won-soft': '#9acbae',
  'won-bg': '#eaf6ef',
  'on-won': '#ffffff',
  'lost-text': '#b3324f',
  'lost-fill': '#cf4a63',
  'lost-soft': '#eba7b1',
  'lost-bg': '#fdeff1',
  'stalled-text': '#b13c11',
  'stalled-fill': '#d05730',
  'stalled-soft': '#f0aa95',
  'stalled-bg': '#fff0ea',
  'on-stalled': '#ffffff',
  'risk-text': '#8a5600',
  'risk-fill': '#b97d20',
  'risk-soft': '#dfbd92',
  'risk-bg': '#fbf3e6',
  'info-text': '#066c8e',
  'info-fill': '#2c8bb0',
  'info-soft': '#99c5da',
  'info-bg': '#edf6fa',
  'still-fill': '#d0d3d7',
  'funnel-link': '#eef2f8',
  'heat-0': 'transparent',
  'heat-1': '#f0f4fd',
  'heat-2': '#dde6fb',
  'heat-3': '#c3d2f8',
  'heat-4': '#9db4f2',
  'on-heat-4': '#14161a',
  'shadow-1': '0 1px 2px rgba(20,22,26,.06)',
  'shadow-2': '0 4px 12px rgba(20,22,26,.10), 0 0 0 1px rgba(20,22,26,.06)',
  'shadow-3': '0 12px 32px rgba(20,22,26,.16), 0 0 0 1px rgba(20,22,26,.06)', // The column that a dragged card would land in: a hint, quieter than the accent ground in the dark.
  'drop-bg': '#f0f4ff',
  'bg-press': '#e1e3e6',
  'tooltip-bg': '#1f2227',
} as const;

export type TokenName = keyof typeof light;
type Palette = Record<TokenName, string>;

const dark: Palette = {
  'n-0': '#0f1114',
  'n-25': '#13151a',
  'n-50': '#16181d',
  'n-100': '#1c1f25',
  'n-200': '#272b32',
  'n-300': '#373c45',
  'n-400': '#5c626d',
  'n-500': '#7c838f',
  'n-600': '#969da9',
  'n-700': '#b6bcc6',
  'n-800': '#d0d5dc',
  'n-900': '#e6e9ed',
  'n-950': '#f5f6f8',
  bg: '#0f1114',
  'bg-panel': '#16181d',
  'bg-sunken': '#131519',
  'bg-hover': '#1d2026',
  'bg-active': '#262a31',
  'bg-raised': '#1f2329',
  'bg-rail': '#121418',
  scrim: 'rgba(0,0,0,.56)',
  line: '#272b32',
  'line-soft': '#20242a',
  'line-strong': '#3a3f49',
  text: 'var(--n-900)',
  'text-2': 'var(--n-700)',
  'text-3': 'var(--n-600)',
  'text-off': 'var(--n-400)',
  'text-on': '#ffffff',
  accent: '#4f6fdc',
  'accent-hover': '#6282ea',
  'accent-press': '#405ec9',
  'accent-text': '#93aefc',
  'accent-bg': '#1a2138',
  'accent-bg-2': '#222d4f',
  'accent-line': '#41559c',
  focus: '0 0 0 2px #16181d, 0 0 0 4px #80a0fa',
  'won-text': '#79c69b',
  'won-fill': '#43a574',
  'won-soft': '#2f6b4d',
  'won-bg': '#14271d',
  'on-won': '#14161a',
  'lost-text': '#f090a0',
  'lost-fill': '#d9596f',
  'lost-soft': '#7d3a47',
  'lost-bg': '#301a1f',
  'stalled-text': '#f2987c',
  'stalled-fill': '#dc6a44',
  'stalled-soft': '#7f412c',
  'stalled-bg': '#321d14',
  'on-stalled': '#14161a',
  'risk-text': '#dcae72',
  'risk-fill': '#c08a36',
  'risk-soft': '#705227',
  'risk-bg': '#2b2113',
  'info-text': '#7dbedb',
  'info-fill': '#3f9abd',
  'info-soft': '#2a5a70',
  'info-bg': '#13242c',
  'still-fill': '#40454f',
  'funnel-link': '#1c2230',
  'heat-0': 'transparent',
  'heat-1': '#1a2133',
  'heat-2': '#243052',
  'heat-3': '#314479',
  'heat-4': '#4560b0',
  'on-heat-4': '#ffffff',
  'shadow-1': '0 1px 2px rgba(0,0,0,.4)',
  'shadow-2': '0 4px 12px rgba(0,0,0,.5), 0 0 0 1px rgba(255,255,255,.06)',
  'shadow-3': '0 12px 32px rgba(0,0,0,.6), 0 0 0 1px rgba(255,255,255,.08)',
  'drop-bg': '#171b27',
  'bg-press': '#373c45',
  'tooltip-bg': '#373c45',
};

export const palettes: Record<Mode, Palette> = { light, dark };

/** The plain colour behind a token, with references to other tokens resolved: for canvas, SVG attributes and antd. */
export function token(name: TokenName, mode: Mode): string {
  const value = palettes[mode][name];
  const reference = /^var\(--([a-z0-9-]+)\)$/.exec(value)?.[1];
  return reference ? token(reference as TokenName, mode) : value;
}

/** The style sheet with every token as a CSS variable; stage colours as `--stage-<of>-<number>` and `--on-stage-…`. */
export function cssVariables(): string {
  return [
    rule(':root', shape),
    rule(':root:lang(en)', { font: ENGLISH_FIRST }),
    rule(':root, [data-theme="light"]', { 'color-scheme': 'light', ...light, ...stageVariables(stageRamps, 'light') }),
    rule('[data-theme="dark"]', { 'color-scheme': 'dark', ...dark, ...stageVariables(stageRamps, 'dark') }),
  ].join('\n');
}

function rule(selector: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) =>
    name === 'color-scheme' ? `  color-scheme: ${value};` : `  --${name}: ${value};`,
  );
  return `${selector} {\n${lines.join('\n')}\n}`;
}

function stageVariables(ramps: StageRamps, mode: Mode): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [count, colours] of Object.entries(ramps[mode])) {
    colours.forEach((colour, index) => {
      variables[`stage-${count}-${index + 1}`] = colour;
      variables[`on-stage-${count}-${index + 1}`] = onStage(colour);
    });
  }
  return variables;
}
