import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { theme } from './src/ui/theme.ts';

// The theme as a file: a style element made at run time would need 'unsafe-inline' or a nonce.
const themeSheet = {
  name: 'theme-sheet',
  resolveId: (id: string) => (id === 'virtual:theme.css' ? '\0theme.css' : undefined),
  load: (id: string) =>
    id === '\0theme.css'
      ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))) +
        convertCssVariables({ variables: {}, dark: { '--mantine-color-scheme': 'dark' }, light: { '--mantine-color-scheme': 'light' } })
      : undefined,
};

// A hub that runs elsewhere: HUB=http://localhost:3001 npm run dev. Its public URL has to be the address of this server, because the
// Console signs in at the hub of its own origin.
const hub = process.env.HUB ?? 'http://localhost:3001';
const proxy = { '^/(?!console(/|$|\\?))': { target: hub, changeOrigin: false } };

// What the hub sends with the pages, so that whatever it forbids fails here too.
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

export default defineConfig(({ command }) => ({
  // Built, it is at home below whatever path the public URL has: files name each other by where they are, and the hub completes the page's own.
  base: command === 'build' ? './' : '/console/',
  plugins: [themeSheet, react()],
  build: {
    target: 'es2022',
    // The first that know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // The list of files that the first page loads is read by scripts/initial-load.mjs.
    manifest: true,
    // Notices of what is in the bundle; served with it.
    license: { fileName: 'licenses.txt' },
    modulePreload: { polyfill: false },
  },
  server: { port: 4702, strictPort: true, proxy },
  preview: { port: 4702, strictPort: true, proxy, headers },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
}));
