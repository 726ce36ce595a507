/* In the reader's language and theme (as firstPaint.js), and back to the page that was asked for as soon as it can be had. */
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = read('loudou.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const asked = navigator.language.toLowerCase();
  const chinese = /^zh-(tw|hk|mo|hant)/.test(asked) ? 'zh-TW' : 'zh-CN';
  root.lang = read('loudou.language') || (asked.startsWith('zh') ? chinese : 'en');
  for (const section of document.querySelectorAll('section')) section.hidden = section.lang !== root.lang;

  const again = () => location.reload();
  const look = async () => {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
    if (answer?.ok) again();
  };
  for (const button of document.querySelectorAll('button')) button.addEventListener('click', again);
  addEventListener('online', look);
  setInterval(look, 5000);
})();
