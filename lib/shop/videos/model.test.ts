import { describe, expect, it } from 'vitest';
import { isoDuration, rangeOf } from './model';
import { readCaptions } from './read-captions';
import { withoutUserData } from './without-user-data';

describe('a range of a file of a hundred bytes', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-200', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-2', null],
    ['bytes=0-1,5-6', null],
    ['pages=1-2', null],
    [null, null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });
});

const vtt = (body: string) => new TextEncoder().encode(`WEBVTT\n\n${body}`);

describe('captions', () => {
  it('are kept cue by cue, without notes and styles', () => {
    const sent = vtt(
      'NOTE filmed at home\n\nSTYLE\n::cue { color: red }\n\none\n00:00.000 --> 00:01.500\nHello\nyou\n',
    );
    expect(readCaptions(sent)).toBe('WEBVTT\n\none\n00:00.000 --> 00:01.500\nHello\nyou\n');
  });

  it.each([
    ['no WebVTT', new TextEncoder().encode('1\n00:00:00,000 --> 00:00:01,000\nHello')],
    ['nothing said', vtt('00:00.000 --> 00:01.000\n')],
    ['other bytes', new Uint8Array([0x57, 0x45, 0x42, 0x56, 0x54, 0x54, 0x0a, 0xff, 0xfe])],
    ['a book', vtt(`00:00.000 --> 00:01.000\n${'x'.repeat(200_000)}`)],
  ])('are not %s', (_, bytes) => {
    expect(readCaptions(bytes)).toBe(null);
  });
});

describe('between the pictures of H.264', () => {
  const unit = (...bytes: number[]) => [0, 0, 0, bytes.length, ...bytes];

  it('what a camera wrote there goes, and all else stays', () => {
    const [timing, place, picture] = [unit(6, 1, 1, 9, 128), unit(6, 5, 3, 71, 80, 83, 128), unit(101, 1, 2, 3)];
    expect([...withoutUserData(new Uint8Array([...timing, ...place, ...picture]), 4)]).toEqual([...timing, ...picture]);
  });

  it('it is found behind another message, and behind a long number', () => {
    const hidden = unit(6, 1, 1, 9, 5, 2, 71, 80, 128);
    expect([...withoutUserData(new Uint8Array([...hidden, ...unit(101, 1)]), 4)]).toEqual(unit(101, 1));
    const kind260 = unit(6, 255, 5, 1, 9, 128);
    const both = new Uint8Array([...kind260, ...unit(101, 1)]);
    expect(withoutUserData(both, 4)).toBe(both);
  });

  it('what is made of no units is left alone', () => {
    const other = new Uint8Array([0, 0, 1, 9, 1, 2, 3]);
    expect(withoutUserData(other, 4)).toBe(other);
  });
});

it('a duration is said in whole seconds, one at least', () => {
  expect([isoDuration(200), isoDuration(41_600)]).toEqual(['PT1S', 'PT42S']);
});
