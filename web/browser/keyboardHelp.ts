const SHOW = 'loudou:keyboard-help';

/** Opens the list of keys from anywhere. */
export const showKeyboardHelp = (): void => {
  window.dispatchEvent(new Event(SHOW));
};

export function whenKeyboardHelpIsAsked(run: () => void): () => void {
  window.addEventListener(SHOW, run);
  return () => window.removeEventListener(SHOW, run);
}
