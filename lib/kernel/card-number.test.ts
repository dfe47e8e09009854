import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from './card-number';

describe('the number of a card', () => {
  it.each([
    '4242424242424242',
    'my card is 4242 4242 4242 4242, thanks',
    '5555-5555-5555-4444',
    '3782.822463.10005',
    '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
    'exp 12/40: 4242424242424242 123',
    '4000\u00a00566\u00a05566\u00a05556',
  ])('is seen in %s', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    '4242424242424241',
    'order ORD 12345678',
    'call +961 3 123 456 please',
    'JD014600003 and 1Z999AA10123456784',
    '1234567890123',
    '',
  ])('is not seen in %s', (text) => expect(holdsCardNumber(text)).toBe(false));
});
