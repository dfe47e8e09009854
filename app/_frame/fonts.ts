import localFont from 'next/font/local';

/**
 * Readex Pro, one family for both scripts. The Latin part is preloaded; the Arabic one is asked for only by
 * pages in Arabic (globals.css names it there) and only for Arabic letters. `Arial` scaled to the same
 * metrics stands in until a part arrives, so nothing moves.
 */
export const latinFace = localFont({
  src: '../../node_modules/@fontsource-variable/readex-pro/files/readex-pro-latin-wght-normal.woff2',
  variable: '--font-latin',
  weight: '160 700',
  display: 'swap',
  adjustFontFallback: 'Arial',
});

/** The face of Arabic, loaded only where its letters appear. */
export const arabicFace = localFont({
  src: '../../node_modules/@fontsource-variable/readex-pro/files/readex-pro-arabic-wght-normal.woff2',
  variable: '--font-arabic',
  weight: '160 700',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC',
    },
  ],
});
