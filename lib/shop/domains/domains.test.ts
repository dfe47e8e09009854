import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageDomain } from '@/db/schema/shop/domain';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { afterLook, plainDomain } from './model';
import { domainOf, hostOfPage, pageAtHost } from './queries';
import { removeDomain } from './remove-domain';
import { setDomain } from './set-domain';
import { tendDomains } from './tend-domains';

const own = ['souk.example.org', 'pay.souk.example.org'];

describe('a domain as typed', () => {
  it.each([
    ['Shop.Example.com', 'shop.example.com'],
    ['https://www.cedar.shop/', 'www.cedar.shop'],
    ['cedar.shop.', 'cedar.shop'],
    ['käse.de', 'xn--kse-qla.de'],
    ['سوق.com', 'xn--ygb4ar.com'],
  ])('%s is %s', (typed, host) => {
    expect(plainDomain(typed, own)).toEqual({ ok: true, value: host });
  });

  it.each([
    ['127.0.0.1', 'domain_number'],
    ['2130706433', 'domain_number'],
    ['0x7f.1', 'domain_number'],
    ['[::1]', 'domain_number'],
    ['localhost', 'domain_bad'],
    ['printer.local', 'domain_bad'],
    ['a b.com', 'domain_bad'],
    ['cedar.com/path', 'domain_bad'],
    ['cedar.com:8080', 'domain_bad'],
    ['me@cedar.com', 'domain_bad'],
    ['-a.com', 'domain_bad'],
    ['a_b.com', 'domain_bad'],
    [`${'a'.repeat(64)}.com`, 'domain_bad'],
    ['co.uk', 'domain_suffix'],
    ['github.io', 'domain_suffix'],
    ['souk.example.org', 'domain_own'],
    ['x.pay.souk.example.org', 'domain_own'],
    ['example.org', 'domain_own'],
  ])('%s is refused as %s', (typed, code) => {
    expect(plainDomain(typed, own)).toEqual({ ok: false, code });
  });
});

describe('a look at a domain', () => {
  const before = { state: 'verified', failures: 0, ageHours: 100 } as const;
  it('that nobody answered changes nothing, and three in a row that found it wrong lose it', () => {
    expect(afterLook(before, { owned: null, pointed: null })).toMatchObject({ state: 'verified', failures: 0 });
    expect(afterLook(before, { owned: false, pointed: true })).toMatchObject({ state: 'verified', failures: 1 });
    expect(afterLook({ ...before, failures: 2 }, { owned: true, pointed: false })).toMatchObject({ state: 'lost' });
    expect(afterLook({ ...before, state: 'lost' }, { owned: true, pointed: true })).toMatchObject({
      state: 'verified',
    });
    expect(afterLook({ ...before, state: 'taken' }, { owned: true, pointed: true })).toMatchObject({ state: 'taken' });
    expect(afterLook({ ...before, state: 'waiting' }, { owned: true, pointed: false })).toMatchObject({
      state: 'waiting',
    });
  });
});

async function anOwner() {
  const actor = await aPerson();
  return { actor, ...(await aPage({ owner: actor.personId })) };
}
const aName = () => `shop-${crypto.randomUUID().slice(0, 8)}.cedar.shop`;

/** Names that say these tokens, and lead here. */
function names(tokens: readonly string[], leads: boolean | null = true) {
  return { texts: async () => tokens, leadsTo: async () => leads };
}
async function tokenOf(id: Id<'page'>): Promise<string> {
  const [row] = await shopDb().select().from(pageDomain).where(eq(pageDomain.pageId, id));
  return `souk-page=${row?.token}`;
}
const due = (id: Id<'page'>) => shopDb().update(pageDomain).set({ dueAt: sql`now()` }).where(eq(pageDomain.pageId, id));

describe('a page at its own domain', () => {
  it('is there once its names hold its token and lead here, and not before', async () => {
    const { actor, id, handle } = await anOwner();
    const host = aName();
    expect(await setDomain(actor, { page: id, host })).toEqual({ ok: true, value: null });
    await tendDomains(names(['souk-page=somebody']));
    expect(await domainOf(actor, id)).toMatchObject({ state: 'waiting', owned: false, pointed: true });
    await due(id);
    await tendDomains(names([await tokenOf(id)], false));
    expect(await domainOf(actor, id)).toMatchObject({ state: 'waiting', owned: true });
    await due(id);
    await tendDomains(names([await tokenOf(id)]));
    expect(await domainOf(actor, id)).toMatchObject({ state: 'verified' });
    expect([await pageAtHost(host), await hostOfPage(handle)]).toEqual([handle, host]);
    expect(await pageAtHost(`x.${host}`)).toBeNull();
  });

  it("loses it to another page only by that page's own token, and has it no longer", async () => {
    const [first, second] = [await anOwner(), await anOwner()];
    const host = aName();
    await setDomain(first.actor, { page: first.id, host });
    await tendDomains(names([await tokenOf(first.id)]));
    await setDomain(second.actor, { page: second.id, host });
    await tendDomains(names([await tokenOf(first.id)]));
    expect(await domainOf(second.actor, second.id)).toMatchObject({ state: 'waiting' });
    expect(await domainOf(first.actor, first.id)).toMatchObject({ state: 'verified' });
    await due(second.id);
    await tendDomains(names([await tokenOf(first.id), await tokenOf(second.id)]));
    expect(await domainOf(second.actor, second.id)).toMatchObject({ state: 'verified' });
    expect(await domainOf(first.actor, first.id)).toMatchObject({ state: 'taken' });
    await due(first.id);
    await tendDomains(names([await tokenOf(first.id), await tokenOf(second.id)]));
    expect(await domainOf(first.actor, first.id)).toMatchObject({ state: 'taken' });
    await expect(
      shopDb().update(pageDomain).set({ state: 'verified' }).where(eq(pageDomain.pageId, first.id)),
    ).rejects.toThrow();
  });

  it("is its owner's to set and to take off; a new one has a new token", async () => {
    const { actor, id, handle } = await anOwner();
    const stranger = await aPerson();
    expect(await setDomain(stranger, { page: id, host: aName() })).toEqual({ ok: false, code: 'not_found' });
    expect(await domainOf(stranger, id)).toBeNull();
    await setDomain(actor, { page: id, host: aName() });
    const before = await tokenOf(id);
    await setDomain(actor, { page: id, host: aName() });
    expect(await tokenOf(id)).not.toBe(before);
    expect(await removeDomain(stranger, { page: id })).toEqual({ ok: false, code: 'not_found' });
    expect(await removeDomain(actor, { page: id })).toEqual({ ok: true, value: null });
    expect([await domainOf(actor, id), await hostOfPage(handle)]).toEqual([null, null]);
  });
});
