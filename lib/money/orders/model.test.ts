import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { type OrderState, orderNext } from '@/lib/money/checkout/model';
import type { ReturnView } from '@/lib/money/returns/model';
import {
  afterDelivery,
  afterShipping,
  forBuyer,
  forLink,
  forSeller,
  momentOf,
  phaseOf,
  refundable,
  takesRefund,
} from './model';
import { eventKinds, type OrderEvent, type StoredOrder } from './stored/model';
import { trackingUrl } from './tracking/model';

const states = Object.keys(orderNext) as OrderState[];
const usd = (amount: bigint) => money(amount, 'USD');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));
const event = (kind: OrderEvent['kind'], minute = 0): OrderEvent => ({ kind, at: at(minute), detail: {} });

/** An order in which everything that can be secret is a word of its own. */
const stored = (part: Partial<StoredOrder> = {}): StoredOrder => ({
  ...{ id: newId('order'), purchaseId: newId('purchase'), owner: 'guest:OWNERKEY', pageId: newId('page') },
  ...{
    pageName: 'Cedar',
    pageHandle: 'cedar',
    pageClosed: false,
    pageEmail: 'shop@example.com',
    legalName: 'Cedar LLC',
  },
  ...{ legalAddress: 'LEGALSTREET 9', pageCountry: 'US', state: 'paid', total: usd(4620n), refunded: usd(0n) },
  ...{
    contactEmail: 'BUYERMAIL@example.com',
    locale: 'en',
    arrivesFrom: '2026-11-30',
    arrivesBy: '2026-12-03',
    settlesBy: null,
    withdrawalGivenUpAt: null,
  },
  ...{ carrier: '', trackingCode: '', placedAt: at(0), lines: [], events: [], refunds: [], parcels: [], returns: [] },
  pickup: null,
  atDoor: false,
  cashBack: money(0n, 'USD'),
  owed: null,
  owedInParts: false,
  noShow: null,
  gift: null,
  shipTo: {
    ...{ name: 'RECIPIENT', line1: 'STREET 1', line2: 'DOOR 2', city: 'Austin', region: 'TX' },
    ...{ postalCode: 'ZIP78701', country: 'US', phone: '+1PHONE' },
  },
  payment: {
    state: 'captured',
    problem: null,
    undoMilliseconds: 0,
    awaits: false,
    face: { kind: 'card', brand: 'CARDBRAND', last4: 'L4ST' },
  },
  ...part,
});

const anAskedReturn: ReturnView = {
  ...{ id: newId('return'), state: 'accepted', units: {}, reason: 'other', note: '', wish: 'money', wantedText: '' },
  ...{ answer: '', labelUrl: '', sendBy: '2026-12-20', carrier: '', trackingCode: '', refundId: null },
  ...{ replacementCarrier: '', replacementCode: '', at: at(0) },
};

const seen = (order: StoredOrder) => forSeller(order, true);
const unseen = (order: StoredOrder) => forSeller(order, false);

const text = (view: unknown) => JSON.stringify(view, (_, value) => (typeof value === 'bigint' ? `${value}` : value));

describe('what each side may know of an order', () => {
  const secrets = {
    owner: 'OWNERKEY',
    mail: 'BUYERMAIL',
    card: 'L4ST',
    brand: 'CARDBRAND',
    street: 'STREET 1',
    door: 'DOOR 2',
    zip: 'ZIP78701',
    phone: '+1PHONE',
    recipient: 'RECIPIENT',
  };

  it.each([
    ['the buyer', forBuyer, ['owner']],
    ['the seller', seen, ['owner', 'mail', 'card', 'brand']],
    [
      'of the seller who may not see buyers',
      unseen,
      ['owner', 'mail', 'card', 'brand', 'street', 'door', 'zip', 'phone', 'recipient'],
    ],
    [
      'the holder of its link',
      forLink,
      ['owner', 'mail', 'card', 'brand', 'street', 'door', 'zip', 'phone', 'recipient'],
    ],
  ] as const)('%s does not get what is not theirs', (_, view, hidden) => {
    const seen = text(view(stored()));
    for (const [name, secret] of Object.entries(secrets)) {
      expect([name, seen.includes(secret)]).toEqual([name, !(hidden as readonly string[]).includes(name)]);
    }
  });

  it('what buyer and seller write about a return is not for whoever holds the link', () => {
    const words = { note: 'BUYERWORDS', answer: 'SELLERWORDS', labelUrl: 'https://LABEL.example' };
    const asked = { ...anAskedReturn, ...words };
    for (const [view, told] of [
      [forBuyer, true],
      [seen, true],
      [unseen, false],
      [forLink, false],
    ] as const) {
      const seen = text(view(stored({ returns: [asked] })));
      for (const word of ['BUYERWORDS', 'SELLERWORDS', 'LABEL']) expect(seen.includes(word)).toBe(told);
    }
  });

  it('the seller does not read of declined tries', () => {
    const returning = eventKinds.filter((kind) => kind.startsWith('return_') || kind === 'exchanged');
    const disputed = eventKinds.filter((kind) => kind.startsWith('dispute'));
    const events = eventKinds.map((kind) => event(kind));
    expect(forSeller(stored({ events }), true).events.map((one) => one.kind)).toEqual([
      ...[
        'settling',
        'paid',
        'packed',
        'part_shipped',
        'shipped',
        'delivered',
        'refunded',
        'refund_failed',
        'refund_came_back',
        'refund_settled',
      ],
      ...returning,
      ...disputed,
      'returned',
      ...['agreed', 'called_off', 'not_taken', 'cash_back', 'contested', 'withdrawn'],
      ...['gift_accepted', 'gift_declined', 'gift_expired', 'gift_taken_back'],
    ]);
    expect(forBuyer(stored({ events })).events).toHaveLength(eventKinds.length);
  });
});

describe('the street of a buyer', () => {
  const day = 24 * 60 * 60 * 1000;
  it.each([
    ['before it left', {}, 400, true],
    ['on its way, within 30 days of the last promised one', { events: [event('shipped')] }, 55, true],
    ['on its way, long after that', { events: [event('shipped')] }, 70, false],
    ['29 days after it arrived', { events: [event('shipped'), event('delivered')] }, 29, true],
    ['31 days after it arrived', { events: [event('shipped'), event('delivered')] }, 31, false],
    ['once all the money is back', { state: 'refunded' }, 1, false],
    ['once all the money is back, of a parcel on its way', { state: 'refunded', events: [event('shipped')] }, 20, true],
    ['and of one of several', { state: 'refunded', events: [event('part_shipped')] }, 20, true],
    ['and long after it should have come', { state: 'refunded', events: [event('shipped')] }, 70, false],
    [
      'once all the money is back, of a parcel that arrived',
      { state: 'refunded', events: [event('shipped'), event('delivered')] },
      1,
      false,
    ],
    [
      'while something is on its way back',
      { state: 'refunded', returns: [{ ...anAskedReturn, state: 'sent' }] },
      400,
      true,
    ],
    ['while it is disputed', { state: 'disputed', events: [event('delivered')] }, 400, true],
  ] as [string, Partial<StoredOrder>, number, boolean][])('%s', (_, part, days, seen) => {
    const view = forSeller(stored(part), true, new Date(at(0).getTime() + days * day));
    expect(view.addressGone).toBe(!seen);
    expect(Object.values(view.shipTo ?? {}).includes('STREET 1')).toBe(seen);
    expect(view.shipTo).toMatchObject({ name: stored().shipTo.name, city: stored().shipTo.city });
  });
});

describe('the moments of an order', () => {
  it('come from its timeline, so a part refund does not hide that the parcel left', () => {
    const view = forBuyer(stored({ state: 'partially_refunded', events: [event('shipped', 3), event('refunded', 9)] }));
    expect(view).toMatchObject({ shippedAt: at(3), deliveredAt: null });
    expect(phaseOf(view)).toBe('sent');
  });

  it('are the first of their kind', () => {
    expect(momentOf([event('refunded', 4), event('shipped', 5), event('shipped', 6)], 'shipped')).toEqual(at(5));
    expect(momentOf([], 'shipped')).toBeNull();
  });
});

describe('what can still be given back', () => {
  it('is the total less every refund begun, and never more than the total', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.bigInt(0n, 10n ** 9n),
        fc.bigInt(0n, 10n ** 9n),
        (state, total, part) => {
          const refunded = part > total ? total : part;
          const left = refundable({ state, total: usd(total), refunded: usd(refunded) });
          expect(left.currency).toBe('USD');
          expect(left.amount >= 0n && left.amount + refunded <= total + (takesRefund(state) ? 0n : refunded)).toBe(
            true,
          );
          if (takesRefund(state)) expect(left.amount + refunded).toBe(total);
          else expect(left.amount).toBe(0n);
        },
      ),
    );
  });

  it.each(['pending', 'authorized', 'canceled', 'failed', 'expired', 'refunded'] as const)(
    'is nothing of an order that is %s',
    (state) => expect(refundable({ state, total: usd(100n), refunded: usd(0n) }).amount).toBe(0n),
  );
});

describe('the next step of a parcel', () => {
  it.each(states)('from %s follows the graph of states or leaves the state as it is', (from) => {
    for (const to of [afterShipping(from), afterDelivery(from)]) {
      if (to !== null && to !== from) expect(orderNext[from]).toContain(to);
    }
  });

  it('leads nowhere before the money is taken and after the order ended', () => {
    for (const state of ['pending', 'authorized', 'canceled', 'failed', 'expired', 'refunded'] as const) {
      expect([afterShipping(state), afterDelivery(state)]).toEqual([null, null]);
    }
  });

  it('does not send again what arrived', () => {
    expect(afterShipping('delivered')).toBeNull();
    expect(afterDelivery('delivered')).toBe('delivered');
  });
});

describe('the tracking page', () => {
  it.each([
    ['DHL Express', 'JD01', 'https://www.dhl.com/'],
    ['Aramex', '77', 'https://www.aramex.com/'],
    ['USPS', '94', 'https://tools.usps.com/'],
    ['UPS', '1Z', 'https://www.ups.com/'],
    ['Fed Ex', '61', 'https://www.fedex.com/'],
    ['La Poste', '6A', 'https://www.laposte.fr/'],
    ['Japan Post', '11', 'https://trackings.post.japanpost.jp/'],
  ])('of %s is theirs', (carrier, code, site) => {
    expect(trackingUrl(carrier, code)?.startsWith(site)).toBe(true);
  });

  it.each([
    ['', 'JD01'],
    ['DHL', ''],
    ['My cousin', '1'],
    ['javascript:alert(1)//dhl', '1'],
  ])('of carrier %j with code %j is none', (carrier, code) => {
    expect(trackingUrl(carrier, code)).toBeNull();
  });

  it('never leaves the carrier’s own site, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (code) => {
        const url = new URL(trackingUrl('DHL', code) ?? '');
        expect(url.origin).toBe('https://www.dhl.com');
        expect(url.searchParams.get('tracking-id')).toBe(code);
        expect(url.hash).toBe('');
      }),
    );
  });
});

describe('the phase of an order', () => {
  const seen = (state: OrderState, part: Partial<StoredOrder> = {}) => phaseOf(forBuyer(stored({ state, ...part })));
  const paying = (state: NonNullable<StoredOrder['payment']>['state']) => ({
    payment: { state, problem: null, undoMilliseconds: 0, face: null },
  });

  it.each([
    ['pending', paying('action'), 'bank'],
    ['pending', paying('unknown'), 'checking'],
    ['pending', { payment: null }, 'checking'],
    ['authorized', {}, 'paid'],
    ['paid', {}, 'packing'],
    ['fulfilled', {}, 'sent'],
    ['delivered', {}, 'arrived'],
    ['partially_refunded', {}, 'packing'],
    ['partially_refunded', { events: [event('shipped')] }, 'sent'],
    ['partially_refunded', { events: [event('shipped'), event('delivered')] }, 'arrived'],
    ['refunded', { events: [event('delivered')] }, 'given_back'],
    ['canceled', {}, 'undone'],
    ['failed', {}, 'not_paid'],
    ['expired', {}, 'not_paid'],
    ['disputed', {}, 'disputed'],
  ] as const)('that is %s (%j) is %s', (state, part, phase) => {
    expect(seen(state, part as Partial<StoredOrder>)).toBe(phase);
  });

  it('has a word for every state there is', () => {
    for (const state of states) expect(seen(state)).toEqual(expect.any(String));
  });
});
