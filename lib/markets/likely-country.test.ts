import { expect, it } from 'vitest';
import { likelyCountry } from './likely-country';

const open = ['AE', 'US'];

it('is the first open country that the languages of a browser name, as she prefers them', () => {
  expect(likelyCountry('en-US,en;q=0.9', open)).toBe('US');
  expect(likelyCountry('ar;q=0.9, en-US;q=0.5, ar-AE;q=0.8', open)).toBe('AE');
  expect(likelyCountry('fr-FR, en-us;q=0.3', open)).toBe('US');
  expect(likelyCountry('zh-Hant-US', open)).toBe('US');
});

it('is nowhere when they name none, or nothing of sense', () => {
  for (const said of ['', 'en', 'ar,en;q=0.5', 'fr-FR', 'en-US-x', '*', 'US', 'en-;q=x', ','.repeat(9_000)])
    expect(likelyCountry(said, open)).toBe('');
  expect(likelyCountry('en-US', [])).toBe('');
});

it('is none that she says she does not want, or whose weight is no number', () => {
  expect(likelyCountry('de, en-US;q=0', open)).toBe('');
  expect(likelyCountry('en-US;q=1.1.1, ar-AE;q=0.1', open)).toBe('AE');
});
