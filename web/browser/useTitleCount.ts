import { useEffect } from 'react';

const MARK = /^\(\d+\+?\) /;

/** Puts a number before the document's title, whatever page sets it: `(3) 看板 · 漏斗`. Nothing for 0. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const mark = () => {
      const plain = document.title.replace(MARK, '');
      const wanted = count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
}
