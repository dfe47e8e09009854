import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUuid, idFromBytes, newId, parseId, toUuid, uuidEnding } from './ids';

test('an id and its uuid are two writings of the same 128 bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const id = idFromBytes('order', bytes);
      expect(fromUuid('order', toUuid(id))).toBe(id);
      expect(parseId('order', id)).toBe(id);
    }),
  );
});

test('the number on the screen is how the uuid ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const id = idFromBytes('order', bytes);
      const ending = uuidEnding(` \u2068${id.slice(-8).toUpperCase()}\u2069 `) ?? 'none';
      expect(ending).toHaveLength(10);
      expect(toUuid(id).endsWith(ending)).toBe(true);
    }),
  );
});

test.each(['', 'QKQCAE1', 'QKQCAE1EX', 'QKQCAE1U', 'QKQC AE1'])('%j is no number', (text) => {
  expect(uuidEnding(text)).toBeNull();
});

test('new ids are version 7 uuids that sort by time', () => {
  const earlier = toUuid(newId('order', new Date(1_700_000_000_000)));
  const later = toUuid(newId('order', new Date(1_700_000_000_001)));
  expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  expect(earlier < later).toBe(true);
});

test.each([
  '',
  'ord_',
  'per_00000000000000000000000000',
  'ord_0000000000000000000000000',
  'ord_zzzzzzzzzzzzzzzzzzzzzzzzzz',
  'ORD_00000000000000000000000000',
  null,
  7,
])('%j is not the id of an order', (text) => {
  expect(parseId('order', text)).toBeNull();
});
