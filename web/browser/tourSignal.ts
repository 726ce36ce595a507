const START = 'loudou:tour';

/** Starts the tour from any page. */
export const startTour = (): void => {
  window.dispatchEvent(new Event(START));
};

export function whenTourStarts(run: () => void): () => void {
  window.addEventListener(START, run);
  return () => window.removeEventListener(START, run);
}
