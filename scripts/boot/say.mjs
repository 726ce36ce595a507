/** An end that explains itself: shown without a stack. */
export class Stop extends Error {}

/** Progress goes to stderr, so that what a command prints can be piped. */
export function say(zh, en) {
  console.error(`▸ ${zh}  ${en}`);
}

/** Says every few seconds that something long still goes on. Returns the function that ends it. */
export function keepSaying(describe) {
  const began = Date.now();
  const timer = setInterval(
    () => console.error(`  … ${Math.round((Date.now() - began) / 1000)} s  ${describe()}`),
    5000,
  );
  return () => clearInterval(timer);
}
