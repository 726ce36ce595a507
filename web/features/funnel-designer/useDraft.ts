import { useCallback, useEffect, useRef, useState } from 'react';
import type { VersionBody } from '#contract/versions.ts';
import { isApiError } from '../../api/apiError.ts';
import { saveDraft } from '../../api/funnelVersions.ts';
import { type Design, relevant } from './model/design.ts';
import { begin, redo, step, undo } from './model/history.ts';

const PAUSE_MS = 700;

/**
 * `unnamed`: a stage has no name yet, so nothing is sent. `conflict`: somebody else has saved it; `gone`: it is no draft
 * any more.
 */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'unnamed' | 'conflict' | 'gone' | 'failed';

/** A draft while it is drawn: each step can be undone, and is saved by itself once the hand rests. */
export function useDraft(version: VersionBody, live: Pick<Design, 'stages'>) {
  const [history, setHistory] = useState(() => begin(designOf(version)));
  const [state, setState] = useState<SaveState>('saved');
  const [lock, setLock] = useState(version.lockVersion);
  const [base, setBase] = useState(history.now);
  const known = useRef({ lock: version.lockVersion, saved: history.now, running: false, stopped: false });
  const now = useRef(history.now);
  now.current = history.now;
  const { funnelKey, id } = version;

  const save = useCallback(async () => {
    const at = known.current;
    if (at.running || at.stopped) return;
    at.running = true;
    try {
      while (at.saved !== now.current && isNamed(now.current)) {
        setState('saving');
        const drawn = now.current;
        const { stages, transitions } = drawn;
        const mapping = relevant(live, drawn);
        at.lock = (await saveDraft(funnelKey, id, { lockVersion: at.lock, stages, transitions, mapping })).lockVersion;
        at.saved = drawn;
        setLock(at.lock);
      }
      setState(at.saved === now.current ? 'saved' : 'unnamed');
    } catch (error) {
      const why = whyNotSaved(error);
      at.stopped = why !== 'failed';
      setBase(at.saved);
      setState(why);
    } finally {
      at.running = false;
    }
  }, [funnelKey, id, live]);

  useEffect(() => {
    if (known.current.saved === history.now) {
      // Undone before it was sent.
      if (!known.current.stopped) setState((before) => (before === 'saving' ? before : 'saved'));
      return;
    }
    if (known.current.stopped) return;
    setState('waiting');
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [history.now, save]);
  // What is not saved yet when the page is left, is then.
  useEffect(() => () => void save(), [save]);

  const apply = useCallback(
    (change: (design: Design) => Design, tag?: string) => setHistory((before) => step(before, change(before.now), tag)),
    [],
  );
  /** After a conflict: goes on with `design`, over the draft as somebody else has saved it. */
  const resolve = useCallback(
    (design: Design, other: { design: Design; lock: number }) => {
      Object.assign(known.current, { lock: other.lock, saved: other.design, stopped: false });
      setLock(other.lock);
      setState('waiting');
      setHistory((before) => step(before, design));
      if (design === now.current) void save();
    },
    [save],
  );
  return {
    design: history.now,
    apply,
    // From the moment of the change on, not from the effect that follows it.
    state: state === 'saved' && history.now !== known.current.saved ? ('waiting' as const) : state,
    /** The draft as the server has it. */
    lock,
    save,
    /** What both began with, where somebody else has saved it meanwhile. */
    base,
    resolve,
    onUndo: history.past.length > 0 ? () => setHistory(undo) : undefined,
    onRedo: history.future.length > 0 ? () => setHistory(redo) : undefined,
  };
}

export type Drawing = ReturnType<typeof useDraft>;

export const designOf = ({ stages, transitions, mapping }: VersionBody): Design =>
  ({ stages, transitions, mapping }) as Design;

function whyNotSaved(error: unknown): 'conflict' | 'gone' | 'failed' {
  if (!isApiError(error)) return 'failed';
  if (error.status === 404 || error.issues.some(({ code }) => code === 'not_a_draft')) return 'gone';
  return error.status === 409 ? 'conflict' : 'failed';
}

/** A text needs its 简体 to be stored. */
const isNamed = ({ stages }: Design): boolean =>
  stages.every(({ names, goal, definition }) =>
    [names, goal, definition].every((text) => text === undefined || text['zh-CN'].trim() !== ''),
  );
