import { ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { recall, remember } from '../browser/remembered.ts';
import { useMediaQuery, usePhone } from '../browser/useMediaQuery.ts';
import { antdTheme } from './antdTheme.ts';
import type { Mode } from './tokens.ts';

export const THEME_CHOICES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

type Theme = { choice: ThemeChoice; mode: Mode; choose: (choice: ThemeChoice) => void };

const ThemeContext = createContext<Theme | undefined>(undefined);

/** Light, dark or as the machine has it; remembered in this browser; drives the CSS variables and antd. */
export function ThemeProvider({ antdLocale, children }: { antdLocale: AntdLocale; children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(remembered);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const touch = usePhone();
  const mode: Mode = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
  }, [mode]);
  const theme = useMemo<Theme>(
    () => ({
      choice,
      mode,
      choose: (next) => {
        remember('loudou.theme', next);
        setChoice(next);
      },
    }),
    [choice, mode],
  );
  return (
    <ThemeContext value={theme}>
      <ConfigProvider
        theme={still ? withoutMotion(mode, touch) : antdTheme(mode, touch)}
        locale={antdLocale}
        csp={contentSecurityPolicy}
        button={QUIET_BUTTON}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}

export function useTheme(): Theme {
  const theme = useContext(ThemeContext);
  if (!theme) throw new Error('useTheme needs a ThemeProvider above it');
  return theme;
}

/** base.css cuts transitions and animations short; antd must not wait for the end of what never begins. */
function withoutMotion(mode: Mode, touch: boolean) {
  const theme = antdTheme(mode, touch);
  return { ...theme, token: { ...theme.token, motion: false } };
}

// Two Chinese characters stay together: 新建, not 新 建.
const QUIET_BUTTON = { autoInsertSpace: false };

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const contentSecurityPolicy = nonce ? { nonce } : undefined;

function remembered(): ThemeChoice {
  const choice = recall('loudou.theme');
  return THEME_CHOICES.find((known) => known === choice) ?? 'system';
}
