import { createTheme, Menu, Modal, Popover, Tooltip } from '@mantine/core';

/** Mantine in the words of tokens.css. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: {
    iris: [
      '#eef0ff',
      '#e0e3ff',
      '#c4c8fe',
      '#a9aafc',
      '#8b8cf8',
      '#6d6bf5',
      '#4f46e5',
      '#4338ca',
      '#3730a3',
      '#2b267d',
    ],
    dark: [
      '#e9eaf0',
      '#c6c9d4',
      '#a9adbd',
      '#6f7486',
      '#3a3f4e',
      '#262a35',
      '#15171e',
      '#0d0e13',
      '#0a0b0f',
      '#07080b',
    ],
  },
  fontFamily: 'var(--face-text)',
  fontFamilyMonospace: 'var(--face-code)',
  headings: { fontFamily: 'var(--face-text)', fontWeight: '650' },
  fontSizes: {
    xs: 'var(--size-small)',
    sm: 'var(--size-text)',
    md: 'var(--size-large)',
  },
  defaultRadius: 'md',
  radius: { sm: 'var(--radius-small)', md: 'var(--radius)', lg: 'var(--radius-large)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 420 } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4, blur: 2 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
  },
});
