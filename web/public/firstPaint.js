/* Sets theme, language and the name to be installed under before anything is drawn, so that nothing flashes. Keys: web/browser/remembered.ts */
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('loudou.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const language = read('loudou.language');
  const asked = navigator.language.toLowerCase();
  const chinese = /^zh-(tw|hk|mo|hant)/.test(asked) ? 'zh-TW' : 'zh-CN';
  root.lang = language || (asked.startsWith('zh') ? chinese : 'en');
  document.querySelector('link[rel=manifest]').href = `/manifests/${root.lang}.webmanifest`;
})();
