import { lazy, Suspense, useEffect, useState } from 'react';
import { whenKeyboardHelpIsAsked } from '../../browser/keyboardHelp.ts';
import { useGlobalKeys } from './useGlobalKeys.ts';

const KeyboardHelp = lazy(async () => ({ default: (await import('./KeyboardHelp.tsx')).KeyboardHelp }));

/** The keys of every page; their list is fetched when it is first asked for. */
export function KeyboardHelpHost() {
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  useGlobalKeys();
  useEffect(
    () =>
      whenKeyboardHelpIsAsked(() => {
        setAsked(true);
        setOpen(true);
      }),
    [],
  );
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <KeyboardHelp open={open} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
