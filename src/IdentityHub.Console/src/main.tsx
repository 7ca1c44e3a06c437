import '@mantine/core/styles.css';
import 'virtual:theme.css';
import './ui/global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { StrictMode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Gate } from './app/Gate';
import { initialLanguage, LanguageContext, type Language } from './text/text';
import { themeIn } from './ui/theme';

const colours = localStorageColorSchemeManager({ key: 'identityhub.colorScheme' });

function Console() {
  const [language, setLanguage] = useState(initialLanguage);
  const choice = useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        document.documentElement.lang = next;
        try {
          localStorage.setItem('identityhub.language', next);
        } catch {
          // It lasts until the page is loaded again.
        }
        setLanguage(next);
      },
    }),
    [language],
  );
  const worded = useMemo(() => themeIn(language), [language]);
  return (
    <LanguageContext value={choice}>
      {/* Variables and classes are files, see vite.config.ts: no style element is made at run time. */}
      <MantineProvider theme={worded} colorSchemeManager={colours} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <Gate />
      </MantineProvider>
    </LanguageContext>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
