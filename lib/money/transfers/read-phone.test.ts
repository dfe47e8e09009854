import { expect, test } from 'vitest';
import { looksLikePhone, readPhone, shownPhone } from './read-phone';
import { QuoteForm } from './schema';

test.each([
  ['+971 50 123 4567', '+971501234567'],
  ['00971-50-123-4567', '+971501234567'],
  ['+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', '+971501234567'],
  ['+۹۷۱۵۰۱۲۳۴۵۶۷', '+971501234567'],
  ['+९७१ ५० १२३ ४५६७', '+971501234567'],
  ['＋９７１５０１２３４５６７', '+971501234567'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['+1 (415) 555‑0132', '+14155550132'],
  ['\u200e+1.415.555.0132', '+14155550132'],
])('%s is %s', (typed, number) => {
  expect(readPhone(typed)).toBe(number);
  expect(readPhone(shownPhone(number))).toBe(number);
});

test('what has no country is read as of the country it was sent to, and else not at all', () => {
  expect(readPhone('050 123 4567')).toBe(null);
  expect(readPhone('050 123 4567', '+971509999999')).toBe('+971501234567');
  expect(readPhone('٠٧٩ ١٢٣ ٤٥٦٧', '+962790000000')).toBe('+962791234567');
  expect(readPhone('+1 415 555 0132', '+971509999999')).toBe('+14155550132');
});

test.each(['', '+', '12', '+999999999999999999', 'lina', '@lina', 'call +14155550132', '+1415'])(
  'no number: %s',
  (typed) => {
    expect(readPhone(typed)).toBe(null);
  },
);

test('a form knows a number from a name and an address', () => {
  const form = (handle: string) =>
    QuoteForm.safeParse({ to: '', handle, amount: '20', currency: 'USD', reason: 'family' });
  expect(form('+971 50 123 4567').data?.to).toEqual({ phone: '+971501234567' });
  expect(form('lina').data?.to).toBe(null);
  expect(form('lina@example.com').data?.to).toEqual({ email: 'lina@example.com' });
  expect(form('050 123 4567').error?.issues[0]?.message).toBe('bad_number');
  expect(looksLikePhone('lina-1990')).toBe(false);
});
