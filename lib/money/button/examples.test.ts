import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { keepKey, makeOrder, plainPage, wholePage } from './examples';
import { CreatePayOrder } from './schema';

/** What a shell would hand to curl. */
function handed(lines: string): string[] {
  const curl = `curl() { printf '%s\\n' "$@"; }`;
  return execFileSync('sh', ['-c', `${curl}\n${lines}`], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

describe('the lines of the developers’ page', () => {
  it('ask for an order as they are pasted into a shell', () => {
    const given = handed(`${keepKey('sk_test_x')}\n${makeOrder('https://pay.example', 'USD')}`);
    expect(given).toContain('https://pay.example/pay/v1/orders');
    expect(given).toContain('Authorization: Bearer sk_test_x');
    expect(given).toContainEqual(expect.stringMatching(/^Idempotency-Key: order-\d+$/));
    expect(CreatePayOrder.safeParse(JSON.parse(given.at(-1) ?? ''))).toMatchObject({ success: true });
  });

  it('write a page without a server that names what it sells, and leads there without scripts too', () => {
    const page = plainPage('https://pay.example/pay/v1.js', 'pk_test_x', 'plink_x');
    expect(page).toContain('<souk-pay-button pk="pk_test_x" link="plink_x">');
    expect(page).toContain('<a href="https://pay.example/pay/buy?pk=pk_test_x&amp;link=plink_x">Pay with Souk</a>');
    expect(page).not.toContain('46');
  });

  it('write a page that holds no secret', () => {
    const page = wholePage('https://pay.example/pay/v1.js', 'https://pay.example', 'pk_test_x');
    expect(page).toContain('pk="pk_test_x"');
    expect(page).not.toContain('sk_');
  });
});
