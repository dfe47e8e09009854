import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { expect, it } from 'vitest';
import { setRule } from '@/db/testing/rules';
import { writePart } from '@/lib/shop/descriptions/site/write-sitemap';
import { capabilities, closedReasons, marketMethods, marketProviders, marketStates } from './model';
import { countriesAsJson, countriesWithRules, countryPlaces } from './public';
import { listRules } from './queries';

async function* nothing(): AsyncGenerator<never> {}

async function sitemap(): Promise<string> {
  const addresses = { page: (path: string, language: string) => `${language}:${path}`, picture: (key: string) => key };
  const part = { kind: 'pages', after: '00000000-0000-0000-0000-000000000000' } as const;
  let text = '';
  for await (const piece of writePart(part, nothing(), addresses, await countryPlaces())) text += piece;
  return text;
}

it('the page of countries, its JSON and the map of the site say what the rules say, at once', async () => {
  expect(JSON.stringify(await countriesAsJson())).not.toContain('"PT"');
  expect(await sitemap()).not.toContain('/countries/pt');
  await setRule('PT', 'buy', 'waiting', { reason: 'checking', effectiveFrom: new Date('2026-05-01T00:00:00Z') });
  await setRule('PT', 'sell', 'demonstration');
  expect(await countriesAsJson()).toMatchObject({
    mode: 'sandbox',
    countries: expect.arrayContaining([
      {
        country: 'PT',
        capabilities: [
          expect.objectContaining({
            capability: 'buy',
            state: 'waiting',
            open: false,
            reason: 'checking',
            since: '2026-05-01T00:00:00.000Z',
          }),
          expect.objectContaining({ capability: 'sell', state: 'demonstration', open: true, reason: null }),
        ],
      },
    ]),
  });
  expect((await countriesWithRules('sell')).find(({ country }) => country === 'PT')?.rules).toEqual(
    (await listRules('PT')).filter(({ capability }) => capability === 'sell'),
  );
  const map = await sitemap();
  for (const language of ['en', 'ar']) expect(map).toContain(`${language}:/countries/pt`);
  expect(map).toContain('en:/countries<');
});

it('the JSON is what is described for programs, with every word that a rule can have', async () => {
  const described = JSON.parse(readFileSync('docs/api/countries.openapi.json', 'utf8'));
  const ajv = new Ajv({ strict: false, formats: { 'date-time': true } }).addSchema({ $id: 'api', ...described });
  await setRule('PT', 'donate', 'percent', { percent: 30, reason: 'not_yet' });
  await setRule('PT', 'send', 'open', {
    currency: 'EUR',
    leastMinor: 100n,
    mostMinor: 50_000n,
  });
  expect(ajv.validate('api#/components/schemas/Countries', await countriesAsJson()) ? [] : ajv.errors).toEqual([]);
  const words = described.components.schemas.Rule.properties;
  expect(words.capability.enum).toEqual([...capabilities]);
  expect(words.state.enum).toEqual([...marketStates]);
  expect(words.reason.enum).toEqual([...closedReasons, null]);
  expect(words.provider.enum).toEqual([...marketProviders, null]);
  expect(words.methods.items.enum).toEqual([...marketMethods]);
});
