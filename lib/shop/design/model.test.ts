import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourToken, contrastRatio, type Oklch } from '@/lib/platform/contrast';
import {
  contrastOf,
  designTypes,
  luminanceOf,
  type Theme,
  themeFault,
  themeName,
  themeNamed,
  themeSheet,
  tokensOf,
} from './model';
import { readDesign, SaveDesign } from './schema';

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => parts.map((part) => part.toString(16).padStart(2, '0')).join(''));
const anyTheme = fc.record({ ground: hex, ink: hex, accent: hex, type: fc.constantFrom(...designTypes) });
const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');
const grey = (theme: 'light' | 'dark', name: string): Oklch => colourToken(css, name, theme) ?? [0, 0, 0];
/** The grey as light as a colour, which is all that contrast asks of it. */
const lightness = (colour: string): Oklch => [Math.cbrt(luminanceOf(colour)), 0, 0];

describe('a theme', () => {
  it('that is taken can be read: its own texts, and Souk’s for done and danger', () => {
    let taken = 0;
    const light = fc.constantFrom('ffffff', 'fdfaf5', 'f3ede2', '10100f', '000000', '1a2a3a');
    fc.assert(
      fc.property(anyTheme, fc.option(light), (given, ground) => {
        const theme: Theme = { ...given, ground: ground ?? given.ground };
        if (themeFault(theme) !== null) return;
        taken += 1;
        const tokens = tokensOf(theme);
        const scheme = themeSheet(theme).includes('color-scheme:light') ? 'light' : 'dark';
        for (const back of [tokens.paper, tokens.surface, tokens.sunken]) {
          for (const front of [tokens.ink, tokens.muted, tokens.accent])
            expect(contrastOf(front, back)).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(tokens.edge, back)).toBeGreaterThanOrEqual(3);
          for (const name of ['teal', 'brick']) {
            expect(contrastRatio(grey(scheme, name), lightness(back))).toBeGreaterThanOrEqual(4.5);
          }
        }
        expect(contrastOf(tokens['on-accent'], tokens.accent)).toBeGreaterThanOrEqual(4.5);
        expect(themeNamed(themeName(theme))).toEqual(theme);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('that cannot be read is refused, with a word about which colour', () => {
    const theme: Theme = { ground: 'ffffff', ink: '222222', accent: '8a2f2a', type: 'souk' };
    expect(themeFault(theme)).toBeNull();
    expect(themeFault({ ...theme, ink: '999999' })).toBe('ink_unreadable');
    expect(themeFault({ ...theme, accent: 'ffcc00' })).toBe('accent_unreadable');
    expect(themeFault({ ...theme, ground: '888888' })).toBe('ground_between');
    expect(themeFault({ ...theme, ink: '}body{' })).toBe('invalid');
  });

  it('is a stylesheet of nothing but itself: no address makes any other', () => {
    const names = [
      'ffffff-999999-8a2f2a-souk',
      'ffffff-222222-8a2f2a-comic',
      'ffffff-222222-8a2f2a',
      'x}*{color:red-222222-8a2f2a-souk',
      '',
    ];
    expect(names.map(themeNamed)).toEqual(names.map(() => null));
    const sheet = themeSheet({ ground: 'ffffff', ink: '222222', accent: '8a2f2a', type: 'classic' });
    expect(sheet.match(/[{}]/g)).toEqual(['{', '}']);
    expect(sheet).not.toContain('saffron');
  });
});

describe('a stored design', () => {
  it('is shown as far as it is known, whatever lies there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        for (const stored of [
          anything,
          { theme: anything, hero: anything, sections: [anything, { kind: anything }] },
        ]) {
          const design = readDesign(stored);
          expect(design.sections.length).toBeLessThanOrEqual(2);
          expect(design.theme === null || themeFault(design.theme) === null).toBe(true);
        }
      }),
    );
    const words = { en: 'Our story', ar: '' };
    const story = { kind: 'story', title: words, text: words, items: [] };
    expect(readDesign({ theme: null, sections: [{ kind: 'countdown' }, story] }).sections).toEqual([story]);
  });
});

describe('the form', () => {
  const form = {
    ...{ page: 'pag_01jz0000000000000000000000', ground: '#FFFFFF', ink: '#222222', accent: '#8a2f2a', type: 'plain' },
    ...{ section: ['s0:story', 's1:gallery', 's2:updates'], title_en: ['A', 'B', 'C'], title_ar: ['', '', ''] },
    ...{ text_en: ['', '', ''], text_ar: ['', '', ''], pick: ['s1:one', 's0:two'] },
  };
  const kinds = (more: object) => SaveDesign.parse({ ...form, ...more }).design.sections.map(({ kind }) => kind);

  it('moves, adds and removes sections by its buttons, as without a script', () => {
    expect(kinds({})).toEqual(['story', 'gallery', 'updates']);
    expect(kinds({ move: '2:up' })).toEqual(['story', 'updates', 'gallery']);
    expect(kinds({ move: '0:up' })).toEqual(['story', 'gallery', 'updates']);
    expect(kinds({ move: '0:down' })).toEqual(['gallery', 'story', 'updates']);
    expect(kinds({ move: '1:out' })).toEqual(['story', 'updates']);
    expect(kinds({ add: 'delivery' })).toEqual(['story', 'gallery', 'updates', 'delivery']);
    expect(SaveDesign.parse(form).design.sections.map(({ items }) => items)).toEqual([['two'], ['one'], []]);
  });

  it('refuses colours beside the field that is to blame, and only where they are used', () => {
    const faint = SaveDesign.safeParse({ ...form, own_theme: 'on', ink: '#bbbbbb' });
    expect(faint.error?.issues.map(({ path, message }) => [path, message])).toEqual([[['ink'], 'ink_unreadable']]);
    expect(SaveDesign.parse({ ...form, ink: '#bbbbbb' }).design.theme).toBeNull();
  });
});
