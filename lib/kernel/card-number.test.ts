import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from './card-number';

/** Test cards, put together here: none stands in the source in one piece. */
const visa = '4242'.repeat(4);
const groups = (between: string) => ['4242', '4242', '4242', '4242'].join(between);

describe('the number of a card', () => {
  it.each([
    visa,
    `my card is ${groups(' ')}, thanks`,
    ['5555', '5555', '5555', '4444'].join('-'),
    ['3782', '822463', '10005'].join('.'),
    '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
    `exp 12/40: ${visa} 123`,
    groups('\u00a0'),
  ])('is seen in %s', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    `${visa.slice(0, -1)}1`,
    'order ORD 12345678',
    'call +961 3 123 456 please',
    'JD014600003 and 1Z999AA10123456784',
    '1234567890123',
    '',
  ])('is not seen in %s', (text) => expect(holdsCardNumber(text)).toBe(false));
});
