import { expect, it } from 'vitest';
import { isAskedFromHere } from './asked-from-here';

const link = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const script = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', rsc: '1' };
const asked = (headers: Record<string, string>) => isAskedFromHere((name) => headers[name] ?? null);

it('is what a link of ours, our own script and a link past the service worker ask', () => {
  for (const headers of [link, script, { ...link, 'sec-fetch-dest': 'empty' }]) expect(asked(headers)).toBe(true);
});

it.each([
  ['a link on another site', { ...link, 'sec-fetch-site': 'cross-site' }],
  ['another host of the same site', { ...link, 'sec-fetch-site': 'same-site' }],
  ['a typed address', { ...link, 'sec-fetch-site': 'none' }],
  [
    'a picture on another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
  ],
  ['a script on another site', { ...script, 'sec-fetch-site': 'cross-site' }],
  ['a picture or a frame on ours', { ...link, 'sec-fetch-dest': 'iframe' }],
  ['what the service worker keeps for later', { ...script, rsc: '0' }],
  ['what is fetched ahead by us', { ...script, 'next-router-prefetch': '1' }],
  ['what is fetched ahead by a browser', { ...link, 'sec-purpose': 'prefetch;prerender' }],
  ['a browser that does not say', {}],
] as [string, Record<string, string>][])('is not %s', (_who, headers) => {
  expect(asked(headers)).toBe(false);
});
