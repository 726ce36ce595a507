/** Registers what lets the app be installed and opened without a network. Not while developing: it would keep old files. */
export function makeInstallable(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    // Refused in private windows and on plain http: the app works without it.
    navigator.serviceWorker.register('/serviceWorker.js').catch(() => undefined);
  });
}
