/** Registers what the installed app shows without a network. Not while developing: its address belongs to the built app. */
export function makeInstallable(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Refused in private windows and on plain http: the app works without it.
  const register = () => void navigator.serviceWorker.register('/serviceWorker.js').catch(() => undefined);
  // The texts were waited for: the page may have loaded meanwhile.
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
