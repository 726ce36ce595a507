/**
 * A drag that Escape ended still has its button down: letting it go would count as a click on what lies under the
 * pointer and open it. Takes that one click away.
 */
export function swallowClick(): void {
  const stop = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', stop, { capture: true, once: true });
  // The click comes right after the release, or not at all.
  const released = () => setTimeout(() => window.removeEventListener('click', stop, true), 0);
  window.addEventListener('pointerup', released, { once: true });
}
