import { expect, test } from 'vitest';
import { kindOf, spanAsked, tellFiles } from './model';

test('files are told by their kinds, the most frequent first, and how long they are together', () => {
  const files = [
    { name: 'Notes', bytes: 1 },
    { name: 'Small.pdf', bytes: 20 },
    { name: 'Large.PDF', bytes: 300 },
  ];
  expect(tellFiles(files)).toEqual({
    kinds: [
      { kind: 'PDF', count: 2 },
      { kind: '', count: 1 },
    ],
    bytes: 321,
  });
  expect(kindOf('archive.tar.gz')).toBe('GZ');
  expect(kindOf('of the year 2026.')).toBe('');
});

test.each([
  [null, null],
  ['bytes=0-', { from: 0, to: 100 }],
  ['bytes=10-19', { from: 10, to: 20 }],
  ['bytes=99-500', { from: 99, to: 100 }],
  ['bytes=-30', { from: 70, to: 100 }],
  ['bytes=-500', { from: 0, to: 100 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['pages=1-2', null],
  ['bytes=-', null],
])('of a hundred bytes %s asks for %o', (header, span) => {
  expect(spanAsked(header, 100)).toEqual(span);
});
