/**
 * How a page looks.
 *
 * Invariants
 * - A theme is three colours and a type. What is written on them can be read: 4.5:1 for every text, 3:1 for every control, Souk's own
 *   colours for done and danger included. Colours that cannot are refused.
 * - The paying button is the same everywhere; no theme reaches its colours.
 * - What a design names and is gone, or what this version does not know, is skipped: a page never breaks by its design.
 */
import type { Id } from '@/lib/kernel/ids';

/** Type of a page: Souk's own, or one that every device has, for both scripts. */
export const designTypes = ['souk', 'classic', 'plain', 'rounded'] as const;
/** One of them. */
export type DesignType = (typeof designTypes)[number];

// System families with good Arabic letters stand beside their Latin kin; nothing is fetched.
const families: Record<DesignType, string> = {
  souk: '',
  classic: 'Georgia,"Iowan Old Style","Times New Roman","Noto Naskh Arabic","Geeza Pro","Traditional Arabic",serif',
  plain: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","SF Arabic","Noto Sans Arabic",Tahoma,sans-serif',
  rounded:
    'ui-rounded,"SF Pro Rounded","SF Arabic Rounded","Hiragino Maru Gothic ProN","Noto Kufi Arabic","Segoe UI",sans-serif',
};

/** Colours as six hexadecimal digits, and a type. */
export type Theme = { ground: string; ink: string; accent: string; type: DesignType };

/** A text in the languages of Souk; empty where its owner wrote none. */
export type Words = { en: string; ar: string };

/** What a page may show between its face and its shelf, in the order its owner gave. */
export const sectionKinds = ['featured', 'collection', 'story', 'gallery', 'updates', 'delivery'] as const;
/** One of them. */
export type SectionKind = (typeof sectionKinds)[number];

/** A section; `items` are products of `featured` (the newest when none), pictures of `gallery`, and the one of `collection`. */
export type Section = { kind: SectionKind; title: Words; text: Words; items: string[] };

/** A design as it is stored and shown. */
export type Design = {
  theme: Theme | null;
  hero: { media: Id<'media'> | null; focalX: number; focalY: number; title: Words; button: Words };
  sections: Section[];
};

/** Sections a page may have; the database holds it too. */
export const sectionsMax = 12;
/** Products or pictures of a section. */
export const itemsMax = 12;
/** Earlier designs that are kept. */
export const keptMax = 20;

/** What a page looks like whose owners have designed nothing. */
export const plainDesign: Design = {
  theme: null,
  hero: { media: null, focalX: 50, focalY: 50, title: { en: '', ar: '' }, button: { en: '', ar: '' } },
  sections: [],
};

/** The text for a reader: in her language, or in the other. */
export function wordsFor(words: Words, locale: 'en' | 'ar'): string {
  return words[locale] || words[locale === 'en' ? 'ar' : 'en'];
}

type Rgb = readonly [number, number, number];

const isHex = (text: string) => /^[0-9a-f]{6}$/.test(text);
const rgbOf = (hex: string): Rgb => {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
};
const hexOf = (rgb: Rgb) => rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');

/** Relative luminance of a colour, 0 black to 1 white (WCAG 2.2). */
export function luminanceOf(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours are apart for reading, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function mix(one: string, other: string, part: number): string {
  const [from, to] = [rgbOf(one), rgbOf(other)];
  const between = (at: 0 | 1 | 2) => from[at] + (to[at] - from[at]) * part;
  return hexOf([between(0), between(1), between(2)]);
}

/** Why colours are refused. */
export type ThemeFault = 'invalid' | 'ground_between' | 'ink_unreadable' | 'accent_unreadable';

const brightMin = 0.8;
const darkMax = 0.03;

/**
 * The first thing that keeps a theme from being read: `ground_between` (neither light nor dark enough for Souk's own colours),
 * `ink_unreadable` or `accent_unreadable` on the ground; null when all can be.
 */
export function themeFault(theme: Theme): ThemeFault | null {
  if (![theme.ground, theme.ink, theme.accent].every(isHex)) return 'invalid';
  const light = luminanceOf(theme.ground);
  if (light > darkMax && light < brightMin) return 'ground_between';
  const { sunken, surface } = tokensOf(theme);
  const reads = (front: string) => [theme.ground, sunken, surface].every((back) => contrastOf(front, back) >= 4.5);
  if (!reads(theme.ink)) return 'ink_unreadable';
  return reads(theme.accent) ? null : 'accent_unreadable';
}

/** The colours a page is drawn with, as six digits each. */
export function tokensOf({ ground, ink, accent }: Theme) {
  const isLight = luminanceOf(ground) >= brightMin;
  const surface = mix(ground, 'ffffff', isLight ? 0.6 : 0.05);
  const sunken = mix(ground, isLight ? '000000' : 'ffffff', 0.03);
  const apart = (from: number, least: number) => {
    for (let part = from; part < 1; part += 0.05) {
      const colour = mix(ground, ink, part);
      if ([ground, surface, sunken].every((back) => contrastOf(colour, back) >= least)) return colour;
    }
    return ink;
  };
  return {
    ...{
      paper: ground,
      surface,
      sunken,
      ink,
      muted: apart(0.65, 4.5),
      line: mix(ground, ink, 0.14),
      edge: apart(0.4, 3),
    },
    ...{ accent, 'on-accent': contrastOf(accent, 'ffffff') >= 4.5 ? 'ffffff' : '000000' },
  };
}

/** The name of a theme, as its stylesheet's address and class carry it: all of it, so that a sheet never changes. */
export function themeName({ ground, ink, accent, type }: Theme): string {
  return `${ground}-${ink}-${accent}-${type}`;
}

/** The theme of that name; null when there is none, or it could not be read. */
export function themeNamed(name: string): Theme | null {
  const [ground = '', ink = '', accent = '', type, ...rest] = name.split('-');
  const known = designTypes.find((one) => one === type);
  if (!known || rest.length > 0) return null;
  const theme = { ground, ink, accent, type: known };
  return themeFault(theme) === null ? theme : null;
}

/** The stylesheet of a theme. */
export function themeSheet(theme: Theme): string {
  const scheme = luminanceOf(theme.ground) >= brightMin ? 'light' : 'dark';
  const tokens = Object.entries(tokensOf(theme)).map(([name, colour]) => `--color-${name}:#${colour}`);
  const family = families[theme.type] && `font-family:${families[theme.type]};`;
  return `.theme-${themeName(theme)}{color-scheme:${scheme};${tokens.join(';')};${family}background:#${theme.ground};color:#${theme.ink}}\n`;
}
