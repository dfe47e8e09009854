import { describe, expect, it } from 'vitest';
import { attemptNext, orderNext } from '@/lib/money/checkout/model';
import { attemptStateOf, eventKindOf, eventKinds, lineKindOf, moneyOf, orderStateOf, refundStateOf } from './model';

const notWords = ['', 'Paid', 'toString', '__proto__', 'constructor', 'deleted'];

describe('a word of the tables', () => {
  it.each([
    ['order', Object.keys(orderNext), orderStateOf],
    ['attempt', Object.keys(attemptNext), attemptStateOf],
    ['line', ['goods', 'delivery', 'tax', 'discount'], lineKindOf],
    ['refund', ['pending', 'succeeded', 'failed'], refundStateOf],
  ] as [string, string[], (word: string) => string][])('of an %s is known or an alarm', (_, words, read) => {
    expect(words.map(read)).toEqual(words);
    for (const word of notWords) expect(() => read(word)).toThrow('unknown word');
  });

  it('of the timeline that no screen tells is passed over', () => {
    expect(eventKinds.map(eventKindOf)).toEqual([...eventKinds]);
    for (const word of notWords) expect(eventKindOf(word)).toBeNull();
  });

  it('for a currency that nobody knows is an alarm, never another currency', () => {
    expect(moneyOf(1n, 'KWD')).toEqual({ amount: 1n, currency: 'KWD' });
    for (const code of ['', 'usd', 'XXX', '__proto__']) expect(() => moneyOf(1n, code)).toThrow('unknown currency');
  });
});
