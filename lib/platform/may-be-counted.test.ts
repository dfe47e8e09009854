import { describe, expect, it } from 'vitest';
import { mayBeCounted } from './may-be-counted';

const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};
const counts = (given: Record<string, string>) => {
  const headers: Record<string, string> = { ...browser, ...given };
  return mayBeCounted((name) => headers[name] ?? null);
};

describe('who is counted', () => {
  it('is somebody who follows a link from anywhere, or acts on our own page', () => {
    expect(counts({})).toBe(true);
    expect(counts({ 'sec-fetch-site': 'none' })).toBe(true);
    expect(counts({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).toBe(true);
  });

  it.each([
    ['who asks not to be followed', { dnt: '1' }],
    ['who forbids it to everybody', { 'sec-gpc': '1' }],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a browser without anybody before it', { 'user-agent': 'Mozilla/5.0 HeadlessChrome/130.0' }],
    ['a program', { 'user-agent': 'curl/8.0', 'sec-fetch-site': '' }],
    ['nobody', { 'user-agent': '' }],
    ['what is fetched ahead by a browser', { 'sec-purpose': 'prefetch;prerender' }],
    ['what is fetched ahead by our page', { 'sec-fetch-site': 'same-origin', 'next-router-prefetch': '1' }],
    ['a frame of another site', { 'sec-fetch-dest': 'iframe' }],
    ['a picture on another site', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a program that leaves out what browsers say', { 'sec-fetch-site': '', 'sec-fetch-mode': '' }],
  ])('is not %s', (_who, given) => {
    expect(counts(given)).toBe(false);
  });
});
