import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { afterPaint } from '../../../browser/afterPaint.ts';
import type { BoardSearch } from '../search.ts';

/**
 * The board's filters stand in the address. A change keeps the rest, and comes after the picture in which its choice
 * closes, since it draws much anew. Typing leaves no trail of steps behind.
 */
export function useBoardAddress(): [BoardSearch, (change: BoardSearch) => void] {
  const search = useSearch({ from: '/shell/board' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: BoardSearch) => {
      afterPaint(
        () =>
          void navigate({
            to: '.',
            search: (previous: Record<string, unknown>) => ({ ...previous, ...next }),
            replace: 'q' in next || 'collapsed' in next,
          }),
      );
    },
    [navigate],
  );
  return [search, change];
}
