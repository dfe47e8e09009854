import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { auditEvent } from '@/db/schema/identity/audit';
import { page, pageMember } from '@/db/schema/shop/page';
import { setRule } from '@/db/testing/rules';
import { aPage, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { pageForMember } from '@/lib/shop/ownership/queries';
import { createPage, pagesPerPersonMax } from './create-page';
import { openShop } from './open-shop';
import { CreatePage, SetDelivery, SetLegal, SetTax } from './schema';
import { setDelivery } from './set-delivery';
import { setLegal } from './set-legal';
import { setTax } from './set-tax';

let number = 0;
const form = (part: Partial<CreatePage> = {}): CreatePage => ({
  key: newId('page'),
  name: 'Cedar & Co',
  handle: `cedar-${number++}`,
  kind: 'home',
  about: '',
  country: 'US',
  currency: 'USD',
  languages: ['en'],
  ...part,
});

beforeAll(async () => {
  await setRule('AE', 'sell', 'demonstration');
  await setRule('AE', 'buy', 'demonstration');
  await setRule('DE', 'sell', 'closed');
});

describe('creating a page', () => {
  it('makes a public page with its first owner, its shop still closed, and notes it', async () => {
    const owner = await aPerson();
    const input = form({ country: 'AE', currency: 'AED', languages: ['ar', 'en'] });
    expect(await createPage(owner, input)).toEqual({ ok: true, value: { pageId: input.key, handle: input.handle } });
    const [row] = await shopDb().select().from(page).where(eq(page.id, input.key));
    expect(row).toMatchObject({ state: 'published', shopOpen: false, currency: 'AED', deliveryCountries: ['AE'] });
    const members = await shopDb().select().from(pageMember).where(eq(pageMember.pageId, input.key));
    expect(members.map((member) => member.personId)).toEqual([owner.personId]);
    const audited = await ownerDb().select().from(auditEvent).where(eq(auditEvent.subject, input.key));
    expect(audited).toMatchObject([{ action: 'page.create', actor: owner.personId }]);
  });

  it('makes one page however often, and however fast, the same form comes', async () => {
    const owner = await aPerson();
    const input = form();
    const answers = await Promise.all([1, 2, 3, 4].map(() => createPage(owner, input)));
    for (const answer of answers)
      expect(answer).toEqual({ ok: true, value: { pageId: input.key, handle: input.handle } });
    expect(await shopDb().select().from(page).where(eq(page.handle, input.handle))).toHaveLength(1);
  });

  it('gives a handle to one of those who want it at the same moment', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson()));
    const answers = await Promise.all(people.map((person) => createPage(person, form({ handle: 'wanted-by-five' }))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(
      answers.filter((answer) => !answer.ok && answer.code === 'handle_taken' && answer.field === 'handle'),
    ).toHaveLength(4);
  });

  it('counts a handle as taken whatever its case, and a stranger’s key as a taken handle', async () => {
    const other = await aPage({ handle: 'Mixed-Case' });
    const owner = await aPerson();
    expect(await createPage(owner, form({ handle: 'mixed-case' }))).toMatchObject({ code: 'handle_taken' });
    expect(await createPage(owner, form({ key: other.id }))).toMatchObject({ code: 'handle_taken' });
    expect(await pageForMember(owner, other.handle)).toBeNull();
  });

  it('only where selling is open', async () => {
    const owner = await aPerson();
    for (const country of ['DE', 'ZZ']) {
      expect(await createPage(owner, form({ country }))).toEqual({ ok: false, code: 'country', field: 'country' });
    }
  });

  it('only for a signed-in person, and only so many', async () => {
    expect(await createPage(aGuest(), form())).toMatchObject({ code: 'sign_in' });
    const owner = await aPerson();
    for (let count = 0; count < pagesPerPersonMax; count++) await aPage({ owner: owner.personId });
    expect(await createPage(owner, form())).toEqual({ ok: false, code: 'pages_max' });
  });
});

describe('what the form may say', () => {
  const typed = { ...form(), languages: ['en'] };
  it.each<[string, Record<string, unknown>, string]>([
    ['a name of spaces', { name: ' \u200e\u202e ' }, 'name'],
    ['a name of 61 letters', { name: 'x'.repeat(61) }, 'name'],
    ['a handle of Souk’s own', { handle: 'wallet' }, 'handle'],
    ['no handle', { handle: '' }, 'handle'],
    ['a kind that is none', { kind: 'weapons' }, 'kind'],
    ['an about of 2,001 letters', { about: 'x'.repeat(2_001) }, 'about'],
    ['a currency nobody counts in', { currency: 'XXX' }, 'currency'],
    ['a country in small letters', { country: 'us' }, 'country'],
    ['no language', { languages: [] }, 'languages'],
    ['a language Souk does not write', { languages: ['de'] }, 'languages'],
    ['somebody else as owner', { personId: 'per_0' }, ''],
    ['a state of its own', { shopOpen: true }, ''],
  ])('not %s', (_, part, field) => {
    const parsed = CreatePage.safeParse({ ...typed, ...part });
    expect(parsed.success).toBe(false);
    expect(String(parsed.error?.issues[0]?.path[0] ?? '')).toBe(field);
    expect(parsed.error?.issues.every((issue) => field === '' || /^[a-z_]+$/.test(issue.message))).toBe(true);
  });

  it('a handle with @, spaces or capitals is the handle without them', () => {
    expect(CreatePage.parse({ ...typed, handle: ' @Cedar-Co ' }).handle).toBe('cedar-co');
  });
});

describe('delivery, tax and legal texts', () => {
  async function aShopOfMine(currency = 'USD') {
    const owner = await aPerson();
    const made = await aPage({ owner: owner.personId, currency });
    return { owner, page: made.id, read: async () => pageForMember(owner, made.handle) };
  }

  it('are read as typed, in the page’s currency', async () => {
    const mine = await aShopOfMine('KWD');
    const typed = { page: mine.page, price: '١٫٢٥٠', daysMin: '٢', daysMax: '4', countries: ['US', 'AE', 'US'] };
    expect(await setDelivery(mine.owner, SetDelivery.parse(typed))).toMatchObject({ ok: true });
    expect(await setTax(mine.owner, SetTax.parse({ page: mine.page, rate: '٧٫٢٥', inclusive: 'yes' }))).toMatchObject({
      ok: true,
    });
    const texts = { legalName: 'Cedar LLC', legalAddress: '1 Main St\nAustin', contactEmail: 'hi@cedar.example' };
    const legal = SetLegal.parse({ page: mine.page, ...texts, returnsText: 'Thirty days.', termsText: '' });
    expect(await setLegal(mine.owner, legal)).toMatchObject({ ok: true });
    expect(await mine.read()).toMatchObject({
      ...{ deliveryMinor: 1_250n, deliveryDaysMin: 2, deliveryDaysMax: 4, deliveryCountries: ['AE', 'US'] },
      ...{ taxBasisPoints: 725, taxInclusive: true, ...texts, returnsText: 'Thirty days.' },
    });
  });

  it('say of returns what was typed, keep it where a form is silent, and refuse what no rule could be', async () => {
    const mine = await aShopOfMine('KWD');
    const texts = {
      page: mine.page,
      legalName: '',
      legalAddress: '',
      contactEmail: '',
      returnsText: '',
      termsText: '',
    };
    const policy = { returnDays: '٣٠', returnPaidBy: 'shop', returnAtShop: 'on', restocking: '12.5 %' };
    await setLegal(mine.owner, SetLegal.parse({ ...texts, ...policy }));
    const kept = { returnDays: 30, returnPaidBy: 'shop', returnWays: ['shop'], restockingBasisPoints: 1_250 };
    expect(await mine.read()).toMatchObject(kept);
    await setLegal(mine.owner, SetLegal.parse(texts));
    expect(await mine.read()).toMatchObject(kept);
    await setLegal(mine.owner, SetLegal.parse({ ...texts, returnDays: '', restocking: '' }));
    expect(await mine.read()).toMatchObject({ returnDays: null, returnWays: ['mail'], restockingBasisPoints: 0 });
    for (const wrong of [
      { returnDays: '366' },
      { returnDays: 'x' },
      { restocking: '51' },
      { returnPaidBy: 'nobody' },
    ]) {
      expect(SetLegal.safeParse({ ...texts, ...wrong }).success).toBe(false);
    }
  });

  it('is an amount that a card can be charged', async () => {
    const mine = await aShopOfMine('KWD');
    const typed = { page: mine.page, daysMin: 1, daysMax: 1, countries: ['US'] };
    expect(await setDelivery(mine.owner, { ...typed, price: '1.234' })).toMatchObject({ ok: false, code: 'number' });
    expect(await setDelivery(mine.owner, { ...typed, price: '1.23' })).toMatchObject({ ok: true });
    expect(await mine.read()).toMatchObject({ deliveryMinor: 1_230n });
  });

  it('free delivery is an empty price', async () => {
    const mine = await aShopOfMine();
    await setDelivery(mine.owner, { page: mine.page, price: '', daysMin: 1, daysMax: 1, countries: ['US'] });
    expect(await mine.read()).toMatchObject({ deliveryMinor: 0n });
  });

  it.each<[string, Partial<SetDelivery>, string]>([
    ['a price with too many decimals', { price: '1.005' }, 'number'],
    ['a negative price', { price: '-1' }, 'number'],
    ['a country where nobody may buy', { countries: ['US', 'KP'] }, 'country'],
  ])('refuse %s', async (_, part, code) => {
    const mine = await aShopOfMine();
    const good = { page: mine.page, price: '5', daysMin: 1, daysMax: 2, countries: ['US'] };
    expect(await setDelivery(mine.owner, { ...good, ...part })).toMatchObject({ ok: false, code });
  });

  it('refuse days that run backwards, at the later one', () => {
    const typed = { page: newId('page'), price: '5', daysMin: '9', daysMax: '2', countries: ['US'] };
    expect(SetDelivery.safeParse(typed).error?.issues[0]).toMatchObject({ path: ['daysMax'], message: 'days_order' });
  });

  it.each([
    ['50.01', 'out_of_range'],
    ['7.255', 'percent'],
    ['-3', 'percent'],
    ['', 'percent'],
  ])('a tax of %s is %s', async (rate, code) => {
    const mine = await aShopOfMine();
    expect(await setTax(mine.owner, { page: mine.page, rate, inclusive: false })).toMatchObject({
      ok: false,
      code,
      field: 'rate',
    });
  });

  it('a contact address is an address, or nothing', () => {
    const typed = { page: newId('page'), legalName: '', legalAddress: '', returnsText: '', termsText: '' };
    expect(SetLegal.safeParse({ ...typed, contactEmail: 'nobody' }).error?.issues[0]?.message).toBe('email');
    expect(SetLegal.safeParse({ ...typed, contactEmail: 'a@b.example\nBcc: x@y.example' }).success).toBe(false);
    expect(SetLegal.safeParse({ ...typed, contactEmail: '' }).success).toBe(true);
  });
});

describe('opening a shop', () => {
  it('needs something to sell; closing does not', async () => {
    const owner = await aPerson();
    const made = await aPage({ owner: owner.personId, shopOpen: false });
    expect(await openShop(owner, { page: made.id, open: 'yes' })).toEqual({ ok: false, code: 'nothing_published' });
    await aProduct(made.id);
    expect(await openShop(owner, { page: made.id, open: 'yes' })).toEqual({ ok: true, value: { open: true } });
    expect(await openShop(owner, { page: made.id, open: 'no' })).toEqual({ ok: true, value: { open: false } });
  });
});
