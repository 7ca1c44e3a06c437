import type { MantineColorsTuple, MantineThemeOverride } from '@mantine/core';
import { common } from '../text/common';
import type { Language } from '../text/text';

const iris: MantineColorsTuple = [
  '#f0effd', '#dedbf9', '#bcb6f1', '#988fe9', '#796de2', '#6557de', '#5b4cdb', '#4b3fd6', '#4136bd', '#352ca3',
];

const dark: MantineColorsTuple = [
  '#d5d7e0', '#acaebf', '#9496a8', '#5d5f70', '#3b3d4c', '#2c2e3b', '#222430', '#1a1b25', '#14151d', '#0f1016',
];

/** One accent colour, quiet greys, round but not playful. Its variables become a style sheet at build time (vite.config.ts). */
export const theme: MantineThemeOverride = {
  colors: { iris, dark },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Thai', 'Liberation Sans', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.625rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' }, h3: { fontSize: '1rem', lineHeight: '1.4' } },
  },
  components: {
    // Locking the scroll would put a style element into the page, which the content security policy refuses.
    // Nor is the header of a dialog that of the page.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg', attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { lockScroll: false, attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Badge: { defaultProps: { tt: 'none', fw: 600, radius: 'sm' } },
    ThemeIcon: { styles: { root: { flexShrink: 0 } } },
    Tabs: { defaultProps: { keepMounted: false } },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
    Select: { defaultProps: { allowDeselect: false } },
  },
};

/** The theme with the names of those buttons that parts bring along, which would be nameless or English. */
export function themeIn(language: Language): MantineThemeOverride {
  const word = (name: 'close' | 'showOrHide') => ({ 'aria-label': common[name][language === 'th' ? 1 : 0] });
  return {
    ...theme,
    components: {
      ...theme.components,
      Notification: { defaultProps: { closeButtonProps: word('close') } },
      PasswordInput: { defaultProps: { visibilityToggleButtonProps: word('showOrHide') } },
    },
  };
}
