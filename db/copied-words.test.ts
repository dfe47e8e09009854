import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { identityCopied } from '@/lib/identity/copied/model';
import { codeWords, sayCode } from '@/lib/identity/copies/say-code';
import { readableText } from '@/lib/identity/copies/write-readable';
import { rules } from '@/lib/identity/holds/model';
import { signInMethods } from '@/lib/identity/sessions/model';
import { newId } from '@/lib/kernel/ids';
import { attemptNext, orderNext } from '@/lib/money/checkout/model';
import { moneyCopied } from '@/lib/money/copied/model';
import { giftStates } from '@/lib/money/gifts/model';
import { confirmReasons } from '@/lib/money/limits/model';
import { eventKinds } from '@/lib/money/orders/stored/model';
import { requestStates } from '@/lib/money/requests/model';
import { returnReasons, returnStates, returnWishes } from '@/lib/money/returns/model';
import { methodKinds } from '@/lib/money/wallet/model';
import { isTaken } from '@/lib/platform/copied/model';
import { voiceOf } from '@/lib/platform/voice';
import { shopCopied } from '@/lib/shop/copied/model';
import { roles } from '@/lib/shop/ownership/model';
import { socialCopied } from '@/lib/social/copied/model';
import { measuresFor } from '@/lib/social/decisions/model';
import { reportedKinds, reportReasons } from '@/lib/social/reports/model';

const voices = [voiceOf('en'), voiceOf('ar')];
const said = { ...identityCopied, ...moneyCopied, ...shopCopied, ...socialCopied };

/** Codes of a place that have no words in one of the languages. */
const unsaid = (place: string, codes: readonly string[]) =>
  voices.flatMap((voice) =>
    codes.filter((code) => sayCode(voice, place, code) === null).map((code) => `${voice.locale} ${place} ${code}`),
  );

/** Of each column the words that a CHECK allows: every list of one column, and of two lists for one the longer. */
async function checkedColumns(): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await ownerDb().execute<{ place: string; text: string }>(sql`
    select n.nspname || '.' || c.relname as place, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'c' and n.nspname in ('identity', 'social', 'shop', 'money')`);
  const found = new Map<string, readonly string[]>();
  for (const { place, text } of rows)
    for (const [, column = '', list = ''] of text.matchAll(/\(?"?(\w+)"? = ANY \(+ARRAY\[([^\]]*)\]/g)) {
      const codes = [...list.matchAll(/'([^']*)'::text/g)].map(([, code = '']) => code);
      const name = `${place}.${column}`;
      if (codes.length > (found.get(name)?.length ?? 0)) found.set(name, codes);
    }
  return found;
}

describe('no code is shown as it is stored', () => {
  test('of any column that is said and holds one of the words of a CHECK', async () => {
    const checked = await checkedColumns();
    const missing: string[] = [];
    let asked = 0;
    for (const [name, table] of Object.entries(said)) {
      if (!isTaken(table) || table.says === null) continue;
      for (const [field, column] of Object.entries(table.says)) {
        const [, plain = ''] = /^t\.(\w+)$/.exec(column) ?? [];
        const codes = checked.get(`${name}.${plain}`);
        if (!codes || field === 'language') continue;
        asked += codes.length;
        missing.push(...unsaid(`${name}.${field}`, codes));
      }
    }
    expect(missing).toEqual([]);
    expect(asked).toBeGreaterThan(80);
  });

  test('of what a ring reads by itself, and of unions that no CHECK holds', () => {
    const unions: Record<string, readonly string[]> = {
      'identity.session.method': signInMethods,
      'identity.decision.on': Object.keys(measuresFor),
      'identity.decision.action': [...new Set(Object.values(measuresFor).flat())],
      'identity.decision.rule': rules,
      'social.report.on': reportedKinds,
      'social.report.reason': reportReasons,
      'items.on': ['product', 'post'],
      'shop.page_member.roles': roles,
      'money.order.state': Object.keys(orderNext),
      'money.payment_request.state': requestStates,
      'money.attempt.state': Object.keys(attemptNext),
      'lines.kind': ['goods', 'delivery', 'tax', 'discount'],
      'events.kind': eventKinds,
      'refunds.state': ['pending', 'succeeded', 'failed'],
      'returns.state': returnStates,
      'returns.reason': returnReasons,
      'returns.wish': returnWishes,
      'paid_with.kind': methodKinds,
      'money.method.kind': methodKinds,
      'money.gift.state': giftStates,
      'money.payment_confirmation.reasons': confirmReasons,
    };
    expect(Object.entries(unions).flatMap(([place, codes]) => unsaid(place, codes))).toEqual([]);
    expect(Object.keys(unions).filter((place) => !(place in codeWords))).toEqual([]);
  });
});

test('an order is read in her language: its states, its moments and its country', () => {
  const order = {
    ...{ order: 'ord_1', at: new Date('2026-11-28T09:30:00Z'), state: 'partially_refunded', arrives_by: '2026-12-05' },
    ...{ ship_to: { city: 'Cairo', country: 'EG' }, paid_with: { kind: 'card', brand: 'visa', last4: '4242' } },
    events: [{ kind: 'part_shipped', at: new Date('2026-11-30T10:00:00Z') }],
    returns: [{ state: 'requested', reason: 'does_not_fit', wish: 'money', words: 'Too wide', at: new Date() }],
  };
  const read = (locale: 'en' | 'ar') => {
    const actor = { kind: 'person', personId: newId('person'), handle: 'lina', name: 'Lina', locale } as PersonActor;
    const tables = { 'money.order': [order], 'social.share': [{ audience: 'friends', month: '2026-11-01' }] };
    return readableText(actor, new Date('2026-12-01T08:00:00Z'), [{ chapter: 'orders', tables }]);
  };
  const raw = /partially_refunded|part_shipped|does_not_fit|>EG<|>visa<|>friends<|>money<|>card<|2026-1/;
  expect(read('en')).not.toMatch(raw);
  expect(read('ar')).not.toMatch(raw);
  expect(read('en')).toMatch(/Partly given back[\s\S]*December 5, 2026[\s\S]*Egypt[\s\S]*A part was sent/);
  expect(read('ar')).toMatch(/رُدّ بعضه[\s\S]*مصر[\s\S]*أُرسل جزء/);
});
