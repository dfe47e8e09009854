import { describe, expect, it } from 'vitest';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { listAudit } from '@/lib/identity/operations/queries';
import { isOpen, marketStates } from './model';
import { can, listMarkets, openCountries } from './queries';
import { setMarket } from './set-market';

describe('a market', () => {
  it('is closed where nobody opened it, and opens for the next question', async () => {
    const operator = await aPerson({ operator: true });
    expect(await can('AE', 'buy')).toBe(false);
    expect(await setMarket(operator, { country: 'AE', capability: 'buy', state: 'demonstration' })).toMatchObject({
      ok: true,
    });
    expect(await can('AE', 'buy')).toBe(true);
    expect(await can('AE', 'sell')).toBe(false);
    expect(await openCountries('buy')).toEqual(['AE', 'US']);
    expect(await listMarkets()).toContainEqual({ country: 'AE', buy: 'demonstration', sell: 'closed' });
  });

  it('is switched by operators only, after a fresh proof, and each switch is in the audit once', async () => {
    const [amina, operator] = [await aPerson(), await aPerson({ operator: true })];
    const wish = { country: 'FR', capability: 'sell', state: 'open' } as const;
    expect(await setMarket(amina, wish)).toEqual({ ok: false, code: 'not_found' });
    await ageProof(operator);
    expect(await setMarket(operator, wish)).toEqual({ ok: false, code: 'prove' });
    const fresh = await aPerson({ operator: true });
    expect(await setMarket(fresh, wish)).toEqual({ ok: true, value: { changed: true } });
    expect(await setMarket(fresh, wish)).toEqual({ ok: true, value: { changed: false } });
    const lines = (await listAudit(fresh, null)).filter((line) => line.subject === 'FR');
    expect(lines).toMatchObject([
      { actor: fresh.personId, action: 'market.set', detail: { capability: 'sell', from: 'none', to: 'open' } },
    ]);
    expect(await listAudit(amina, null)).toEqual([]);
  });

  it.each(marketStates)('in state %s is open in live mode only when it is open', (state) => {
    expect(isOpen(state, 'live')).toBe(state === 'open');
    expect(isOpen(state, 'sandbox')).toBe(state !== 'closed');
  });
});
