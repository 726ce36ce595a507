import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { DefinitionTip } from './DefinitionTip.tsx';
import { type Tip, TipContext } from './TipContext.ts';

const PAUSE_MS = 400;

/** One floating tip for all numbers; it comes after a pause, so that a passing pointer raises nothing. */
export function TipProvider({ children }: { children: ReactNode }) {
  const { drill, open } = useSearch({ strict: false });
  // A drawer lies over the numbers; a tip would lie over the drawer.
  const covered = Boolean(drill || open);
  const [tip, setTip] = useState<Tip>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const control = useMemo(() => {
    const hide = () => {
      clearTimeout(timer.current);
      setTip(undefined);
    };
    const show = (next: Tip) => {
      hide();
      timer.current = setTimeout(() => setTip(next), PAUSE_MS);
    };
    return { show, hide };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && control.hide();
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', control.hide, true);
    window.addEventListener('pointerdown', control.hide, true);
    return () => {
      control.hide();
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', control.hide, true);
      window.removeEventListener('pointerdown', control.hide, true);
    };
  }, [control]);
  return (
    <TipContext value={control}>
      {children}
      {!covered && tip?.anchor.isConnected && <DefinitionTip tip={tip} />}
    </TipContext>
  );
}
