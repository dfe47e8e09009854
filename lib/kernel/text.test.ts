import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv';
import { parseAmount } from './money';
import { asciiDigits, plainDecimal, plainLine, plainText, unforced, unturned } from './text';

describe('plainLine', () => {
  it('takes out controls, bidi overrides and isolates, and keeps letters of every script', () => {
    expect(plainLine('\u202eevil\u202c \u0000Zellige\u2066 \ufeffزليج ')).toBe('evil Zellige زليج');
    expect(plainLine('می‌خواهم 👩‍🎨')).toBe('می‌خواهم 👩‍🎨');
    expect(plainLine('one\n\ttwo\u2028three')).toBe('one two three');
  });

  it('gives the same line when done twice, and never a line break or a control', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = plainLine(text);
        expect(plainLine(line)).toBe(line);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }),
    );
  });

  it('is empty when nothing in it can be seen', () => {
    for (const text of [' \u200e ', '\u200b\u200d', '\u3164', '\u2800', '\u202e']) expect(plainLine(text)).toBe('');
  });

  it('takes out what hides in tags, and keeps the flag that is written with them', () => {
    const tagged = [...'buy'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    expect(plainLine(`Bowl${tagged}`)).toBe('Bowl');
    const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
    expect(plainLine(`Made in ${england}`)).toBe(`Made in ${england}`);
  });

  it.each([
    ['sou\u200bk', 'souk'],
    ['so\u00aduk', 'souk'],
    ['souk\u200d', 'souk'],
    ['s\u200co\u2060u\u034fk', 'souk'],
    ['souk\ufe0f \ufe0e!', 'souk !'],
    ['Ced\u{e0101}ar', 'Cedar'],
    ['so\u206auk\u180e', 'souk'],
    ['а\u200dб', 'аб'],
  ])('takes out of %j what nobody sees', (typed, plain) => expect(plainLine(typed)).toBe(plain));

  it('keeps joiners, thin spaces and signs of variation where something is written with them', () => {
    for (const word of [
      'می‌خواهم',
      'क्‍ष',
      'ශ්‍රී',
      'ক্‌ষ',
      '👩‍❤️‍👨',
      '❤️',
      '☎︎',
      '1️⃣',
      '👩🏽‍🚀',
      '🏳️‍🌈',
      'ភាសា\u200bខ្មែរ',
      'ไทย\u200bแลนด์',
    ])
      expect(plainLine(word)).toBe(word.normalize('NFC'));
  });

  it('leaves marks where a script needs them, and no heap of them', () => {
    for (const word of ['مُحَمَّدٌ', 'שָׁלוֹם', 'Việt Nam', 'ปั๊ม', 'हिन्दी']) expect(plainLine(word)).toBe(word.normalize('NFC'));
    const zalgo = `Z${'\u0335\u0321'.repeat(5_000)}algo`;
    expect(plainLine(zalgo).length).toBeLessThan(16);
    expect(plainLine(zalgo)).toMatch(/^Z.*algo$/u);
  });

  it.each([
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['\u2067חשבון\u2069 Souk سوق \u2066x\u2069', 'חשבון Souk سوق x'],
    ['a\u0000\u0301', 'á'],
  ])('shows %j as it reads', (typed, plain) => expect(plainLine(typed)).toBe(plain));

  it('makes two ways of writing one letter the same', () => {
    expect(plainLine('Cafe\u0301')).toBe(plainLine('Café'));
  });
});

describe('plainText', () => {
  it('keeps lines, whatever machine broke them, and at most one empty one', () => {
    expect(plainText('a\r\nb\rc\u2028d\n\n\n\ne\u0007')).toBe('a\nb\nc\nd\n\ne');
  });

  it('gives the same text when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainText(plainText(text)) === plainText(text)));
  });
});

describe('text whose way is not known', () => {
  it('turns nothing around where it is shown, in a cell of a file, or beside other words', () => {
    const all = String.fromCharCode(
      ...Array.from({ length: 5 }, (_, at) => 0x202a + at),
      0x2066,
      0x2067,
      0x2068,
      0x2069,
    );
    expect(unturned(`a${all}ب`)).toBe('aب');
    expect(csvCell(`a${all}ب`)).toBe('aب');
    expect(unforced(`\u2068a${all}\u2069`)).toBe('\u2068a\u2066\u2067\u2068\u2069\u2069');
  });
});

describe('asciiDigits', () => {
  it('reads Arabic and Persian numbers', () => {
    expect(asciiDigits(' ١٬٢٣٤٫٥٠ ')).toBe('1234.50');
    expect(asciiDigits('١٬٢٣٤٬٥٦٧')).toBe('1234567');
    expect(asciiDigits('۱۲۳')).toBe('123');
    expect(asciiDigits('12.50')).toBe('12.50');
  });

  it.each(['12٬50', '١٢٬٥٠', '1٬5', '1.234٬567', '٬500'])(
    'leave the thousands separator of %s, which parts none',
    (typed) => {
      expect(asciiDigits(typed)).toContain('٬');
      expect(parseAmount(plainDecimal(asciiDigits(typed)) ?? '', 'EUR')).toBeNull();
    },
  );

  it('does not guess what a Latin comma means', () => {
    expect(asciiDigits('1,200')).toBe('1,200');
  });
});

describe('plainDecimal', () => {
  it.each([
    ['12', '12'],
    ['12.50', '12.50'],
    ['12,50', '12.50'],
    ['12,5', '12.5'],
    ['0,125', '0.125'],
    ['1234,567', '1234.567'],
    ['1,2345', '1.2345'],
    ['1.234', '1.234'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['12,345,678', '12345678'],
    ['12.345.678', '12345678'],
    ['1,234,567.89', '1234567.89'],
    ['1.234.567,89', '1234567.89'],
    ['12\u060c50', '12.50'],
  ])('reads %s as %s', (typed, plain) => {
    expect(plainDecimal(typed)).toBe(plain);
  });

  it.each(['1,234', '12,345', '999,000', '1\u060c234'])('does not guess what %s is', (typed) => {
    expect(plainDecimal(typed)).toBeNull();
  });

  it.each(['', ',', '1,', ',5', '1,,2', '1,2,3', '1.2.3', '1,23.45', '0,123,456', '1,234.567.8', '12,50 kg', '-1,5'])(
    'makes no number out of %j',
    (typed) => {
      expect(plainDecimal(typed)).not.toMatch(/^\d+(?:\.\d+)?$/);
    },
  );
});
