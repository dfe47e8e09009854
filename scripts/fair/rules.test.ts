import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { attempt } from '@/db/schema/money/purchase';
import { rhythms } from '@/lib/money/donations/model';
import { partWays } from '@/lib/money/parts/model';
import { methodKinds } from '@/lib/money/wallet/model';
import { discountKinds, discountMethods } from '@/lib/shop/discounts/model';
import { choiceFaults, choiceMessageFaults, choices } from './choices.mjs';
import { deadlineFaults } from './deadlines.mjs';
import { askedAgain, askingFaults, naggingFaults, refusalFaults, refusals } from './nagging.mjs';
import { orderFaults, priceFaults, says, shareFaults, totalIn, walkFaults } from './prices.mjs';
import { pagesOnDisk, routeFaults } from './routes.mjs';
import { shameFaults } from './shame.mjs';
import { tickedFaults } from './ticked.mjs';
import { allowed } from './ticked-allowed.mjs';
import { treeOf } from './tree.mjs';
import { idleWalks, kindFaults, kinds, payerFaults, payers } from './ways.mjs';

const messages = (locale: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(`lib/platform/messages/${locale}`).flatMap((file) =>
      Object.entries(
        JSON.parse(readFileSync(`lib/platform/messages/${locale}/${file}`, 'utf8')) as Record<string, string>,
      ).map(([key, text]) => [`${file.replace('.json', '')}.${key}`, text]),
    ),
  );

describe('what is chosen beforehand', () => {
  const of = (form: string, route = '/checkout') => tickedFaults(treeOf(`<form>${form}</form>`), route, allowed);

  it('is a fault when it adds, agrees, shows or comes again', () => {
    expect(of('<label><input type="checkbox" name="insurance" checked> Insure it</label>')).toEqual([
      'checkbox "insurance" = "on" is chosen beforehand (Insure it)',
    ]);
    expect(of('<input type="radio" name="tip" value="10" checked>')).toHaveLength(1);
    expect(of('<input type="hidden" name="newsletter" value="yes">')).toHaveLength(1);
    expect(of('<input type="number" name="quantity" value="2">')).toHaveLength(1);
    expect(of('<select name="audience"><option value="all" selected>All</option></select>')).toHaveLength(1);
  });

  it('is none when nothing is, or when its field is on the list for that page', () => {
    expect(of('<input type="checkbox" name="insurance"><input type="number" name="quantity" value="1">')).toEqual([]);
    expect(of('<input type="checkbox" name="isDefault" checked>', '/wallet/cards/new')).toEqual([]);
    expect(of('<input type="checkbox" name="isDefault" checked>', '/checkout')).toHaveLength(1);
  });
});

describe('what hurries', () => {
  const at = '2026-12-01T10:00:00.000Z';
  const kept = { moments: new Set([at]), stock: new Map([['var_a', [3, 2]]]) };
  const of = (html: string) => deadlineFaults(treeOf(html), kept);

  it('names a moment that is kept', () => {
    expect(of(`<time role="timer" datetime="${at}"></time>`)).toEqual([]);
    expect(of('<span role="timer">09:59</span>')).toEqual(['a countdown names no moment']);
    expect(of('<time role="timer" datetime="2026-12-01T10:05:00.000Z"></time>')).toHaveLength(1);
  });

  it('names the units there are', () => {
    expect(of('<data value="3" data-variant="var_a">Only 3 left</data>')).toEqual([]);
    expect(of('<data value="1" data-variant="var_a">Only 1 left</data>')).toHaveLength(1);
    expect(of('<data value="3" data-variant="var_a">Only 2 left</data>')).toHaveLength(1);
    expect(of('<p>Only 2 left</p>')).toHaveLength(1);
    expect(of('<p>Hurry, selling fast</p>')).toHaveLength(1);
    for (const locale of ['en', 'ar']) {
      const few = new IntlMessageFormat(messages(locale)['shop.few_left'] ?? '', locale);
      for (const count of [1, 2, 3, 11]) expect(of(`<p>${few.format({ count })}</p>`)).toHaveLength(1);
    }
    expect(of('<p>12 people are looking at this</p>')).toHaveLength(1);
    expect(of('<p>سارع قبل فوات الأوان</p>')).toHaveLength(1);
  });
});

describe('a no', () => {
  const pairs = [{ accept: /^Accept$/, refuse: /^Not now$/ }];
  const of = (html: string) => choiceFaults(treeOf(html), pairs);

  it('stands where the yes stands, in sight, and can be pressed', () => {
    expect(of('<li><button>Accept</button><button>Not now</button></li>')).toEqual([]);
    expect(of('<li><button>Accept</button></li>')).toHaveLength(1);
    expect(of('<li><button>Accept</button><span>Not now</span></li>')).toHaveLength(1);
    expect(of('<li><button>Accept</button><button aria-hidden="true">Not now</button></li>')).toHaveLength(1);
    expect(of('<li><button>Accept</button><button disabled>Not now</button></li>')).toHaveLength(1);
    expect(of('<li><button>Accept</button><details><button>Not now</button></details></li>')).toHaveLength(1);
  });

  it('is known of every message that accepts', () => {
    expect(choiceMessageFaults(Object.keys(messages('en')))).toEqual([]);
    expect(choiceMessageFaults(['cookies.accept'])).toHaveLength(1);
  });

  it('shames nobody in either language', () => {
    expect(shameFaults({ ...messages('en') })).toEqual([]);
    expect(shameFaults({ ...messages('ar') })).toEqual([]);
    expect(shameFaults({ a: 'No thanks, I prefer to pay more', b: 'We’re sad to see you go' })).toHaveLength(2);
    expect(shameFaults({ a: 'لا شكرًا، لا أريد التوفير', b: 'يحزننا رحيلك' })).toHaveLength(2);
    expect(shameFaults({ a: 'Not now', b: 'No, thanks', c: 'رفض' })).toEqual([]);
  });
});

describe('what is asked', () => {
  it('lies over no page that only just came', () => {
    expect(naggingFaults(treeOf('<div role="dialog" aria-label="Install"></div>'))).toHaveLength(1);
    expect(naggingFaults(treeOf('<dialog open></dialog>'))).toHaveLength(1);
    expect(naggingFaults(treeOf('<dialog></dialog>'))).toEqual([]);
  });

  it('is not asked again once it was refused, and every choice is looked at for that', () => {
    expect(refusalFaults(choices.map(({ accept }) => accept))).toEqual([]);
    expect(refusalFaults(['cookies.accept'])).toHaveLength(1);
    expect(askedAgain(treeOf('<p>Accept</p><a>See it</a>'), /^Accept$/)).toEqual([]);
    expect(askedAgain(treeOf('<button>Accept</button>'), /^Accept$/)).toHaveLength(1);
    for (const one of Object.values(refusals)) if ('test' in one) expect(existsSync(one.test), one.test).toBe(true);
  });

  it('is asked of a browser on one’s own press in the settings alone', () => {
    const files = readdirSync('app', { recursive: true })
      .map(String)
      .filter((file) => /\.tsx?$/.test(file));
    const sources = new Map(files.map((file) => [`app/${file}`, readFileSync(`app/${file}`, 'utf8')]));
    expect(askingFaults(sources)).toEqual([]);
    expect(askingFaults(new Map([['app/layout.tsx', 'await Notification.requestPermission()']]))).toHaveLength(1);
  });
});

describe('a price', () => {
  const page = ({ ld = '17.00', og = '17.00', words = '€17.00' }) =>
    treeOf(`<meta property="product:price:amount" content="${og}"><meta property="product:price:currency" content="EUR">
      <meta property="product:retailer_item_id" content="var_a"><main>${words}</main>
      <script type="application/ld+json">[{"sku":"var_a","offers":{"price":"${ld}","priceCurrency":"EUR"}}]</script>`);
  const feed = new Map([['var_a', '17.00 EUR']]);

  it('is the same wherever it is said', () => {
    expect(priceFaults(page({}), feed)).toEqual([]);
    expect(priceFaults(page({ ld: '16.00' }), new Map())).toHaveLength(1);
    expect(priceFaults(page({ words: '€16.00' }), feed)).toHaveLength(1);
    expect(priceFaults(page({}), new Map([['var_a', '15.00 EUR']]))).toHaveLength(1);
    expect(says('١٬٢٣٤٫٥٠ ر.س', '1234.50')).toBe(true);
  });

  it('gets nothing added that was not said before', () => {
    const delivery = { kind: 'delivery', amount: '7.50', included: false };
    const goods = { kind: 'goods', amount: '17.00', included: false };
    const announced = '€17.00 with €7.50 delivery Pay €24.50';
    expect(orderFaults({ total: '24.50', announced, lines: [goods, delivery] })).toEqual([]);
    const fee = { kind: 'fee', amount: '1.99', included: false };
    expect(orderFaults({ total: '26.49', announced, lines: [goods, delivery, fee] })).toHaveLength(2);
  });
});

describe('a way to pay', () => {
  const goods = { kind: 'goods', amount: '17.00', included: false };
  const stop = (total: string | null, words: string, chosen: string[] = []) => ({ at: '/a', total, words, chosen });

  it('ends with the price that it began with, and with what was chosen on it', () => {
    const order = { total: '19.00', lines: [goods, { kind: 'fee', amount: '2.00', included: false }] };
    const chosen = [stop('17.00', '€17.00 or €2.00 more', ['2.00']), stop('19.00', 'Pay €19.00')];
    expect(walkFaults(chosen, order)).toEqual([]);
    expect(walkFaults([stop(null, '€17.00'), ...chosen], order)).toEqual([]);
    const grown = [stop('17.00', '€17.00'), stop('19.00', 'with €2.00 for us, pay €19.00')];
    expect(walkFaults(grown, order)).toEqual(['/a says 17.00, then /a says 19.00']);
    const hidden = [stop('17.00', '€17.00', ['2.00']), stop('19.00', '€2.00 more, pay €19.00')];
    expect(walkFaults(hidden, order)).toEqual(['/a let choose 2.00 without saying it']);
    // The amount of a choice has to be its whole amount, the tax on it included.
    expect(
      walkFaults([chosen[0] ?? stop(null, ''), stop('19.10', '€19.10')], { ...order, total: '19.10' }),
    ).toHaveLength(1);
    expect(walkFaults([stop('17.00', '€17.00')], order)).toHaveLength(3);
    expect(walkFaults([stop(null, '')], order)).toHaveLength(1);
    const taken = [stop('17.00', '€17.00'), stop('15.00', 'Pay €15.00 instead of €17.00')];
    expect(walkFaults(taken, { total: '17.00', lines: [goods] })).toHaveLength(2);
  });

  it('is shared without a rest', () => {
    expect(shareFaults(['5.67', '5.67', '5.66'], '17.00')).toEqual([]);
    expect(shareFaults(['5.67', '5.67', '5.67'], '17.00')).toHaveLength(1);
  });

  it('names its total on the button before any link', () => {
    const of = (html: string) => totalIn(treeOf(`<main>${html}</main>`));
    expect(of('<a>Pay on delivery · $2.00 more</a><button>Pay $1,017.00 · Cedar</button>')).toBe('1,017.00');
    expect(of('<a>Pay $17.00</a><button>Add to cart</button>')).toBe('17.00');
    expect(of('<button>Pay</button>')).toBeNull();
  });

  it('is walked, each of them', () => {
    const sources = new Map(
      ['app', 'lib', 'worker'].flatMap((root) =>
        readdirSync(root, { recursive: true })
          .map((file) => `${root}/${file}`)
          .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\/testing\//.test(file))
          .map((file): [string, string] => [file, readFileSync(file, 'utf8')]),
      ),
    );
    expect(payerFaults(sources)).toEqual([]);
    const planted = new Map([...sources, ['app/api/agents/complete/route.ts', 'await placeOrder(actor, tap)']]);
    expect(payerFaults(planted)).toHaveLength(1);
    const named = {
      ...{ 'how it is held': attempt.provider.enumValues, 'what pays': methodKinds },
      ...{ 'a discount takes off': discountKinds, 'a discount is had by': discountMethods },
      ...{ 'how often one gives': rhythms, 'how a purchase is shared': partWays },
      'an order of another site': payOrder.kind.enumValues,
    };
    expect(kindFaults(named)).toEqual([]);
    expect(kindFaults({ ...named, 'what pays': [...methodKinds, 'points'] })).toHaveLength(1);
    expect(idleWalks()).toEqual([]);
    for (const way of [payers, ...Object.values(kinds)].flatMap((ways) => Object.values(ways)))
      if (typeof way === 'object' && 'story' in way) expect(existsSync(way.story), way.story).toBe(true);
  });
});

describe('pages', () => {
  it('are all opened, or named with a reason', () => {
    expect(routeFaults(pagesOnDisk())).toEqual([]);
    expect(routeFaults([...pagesOnDisk(), '/donate'])).toHaveLength(1);
  });
});
