import type { Icon } from '../../ui/icons.tsx';

/** `words`: other names by which it is found. */
export type PaletteItem = {
  key: string;
  icon: Icon;
  title: string;
  subtitle?: string | undefined;
  words?: string;
  run: () => void;
};
export type PaletteGroup = { key: string; title: string; items: PaletteItem[] };
