// Before the first paint, so that no page flashes in the other colours.
(() => {
  let scheme = 'auto';
  let language = null;
  try {
    scheme = localStorage.getItem('identityhub.colorScheme') ?? 'auto';
    language = localStorage.getItem('identityhub.language');
  } catch {
    // Without storage the system decides.
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.dataset.mantineColorScheme = scheme;
  document.documentElement.lang = language ?? (navigator.language.startsWith('th') ? 'th' : 'en');
})();
