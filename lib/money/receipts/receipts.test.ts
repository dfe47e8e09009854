import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreedOn } from '@/db/testing/four-eyes';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper } from '@/db/testing/world';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { voiceOf } from '@/lib/platform/voice';
import { checkReceipt } from './check-receipt';
import { element, say } from './leaf';
import { receiptKeys } from './queries';
import { turnReceiptKey } from './signing-key';
import { writeStandAlone } from './write-stand-alone';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function aFile(locale: 'en' | 'ar' = 'en') {
  const { variants } = await aShop();
  const buyer = await aShopper(await aPerson());
  const { orderId } = await aPurchase(buyer, variants);
  const order = await orderForBuyer(buyer.actor, orderId);
  const file = await writeStandAlone(buyer.actor, orderId, voiceOf(locale));
  if (!order || !file) throw new Error('there is no receipt');
  return { order, file, orderId, signed: /id="signed">([^<]*)</.exec(file)?.[1] ?? '' };
}

describe('a receipt that stands alone', () => {
  it('is checked by the public keys alone, and says what the order came to and not where it went', async () => {
    const { order, file, signed } = await aFile();
    const keys = await receiptKeys(aGuest());
    const checked = await checkReceipt(file, keys);
    expect(checked).toMatchObject({
      ok: true,
      value: { kind: 'receipt', claims: { total: '46.20', currency: 'USD', givenBack: '0.00' } },
    });
    expect(await checkReceipt(`\n${signed} `, keys)).toEqual(checked);
    const said = Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString();
    for (const secret of [order.shipTo.line1, order.shipTo.postalCode]) {
      expect(secret).not.toBe('');
      expect(said).not.toContain(secret);
      expect(file).not.toContain(secret);
    }
    expect(keys.every((key) => !('d' in key))).toBe(true);
  });

  it('is refused with one letter of it changed, wherever it stands', async () => {
    const { signed } = await aFile();
    const keys = await receiptKeys(aGuest());
    for (let at = 0; at < signed.length - 1; at += 7) {
      const other = signed[at] === 'A' ? 'Q' : 'A';
      if (signed[at] === '.') continue;
      const changed = `${signed.slice(0, at)}${other}${signed.slice(at + 1)}`;
      expect(await checkReceipt(changed, keys), `letter ${at}`).toEqual({ ok: false, code: 'bad' });
    }
    expect(await checkReceipt('a thank you letter', keys)).toEqual({ ok: false, code: 'none' });
    expect(await checkReceipt(signed, [])).toEqual({ ok: false, code: 'bad' });
  });

  it('binds the words it shows, as a browser reads them, in both languages', async () => {
    for (const locale of ['en', 'ar'] as const) {
      const { file } = await aFile(locale);
      const main = /<main>([\s\S]*)<\/main>/.exec(file)?.[1] ?? '';
      const words = main
        .replace(/<[^>]*>/g, '')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      const checked = await checkReceipt(file, await receiptKeys(aGuest()));
      const shown = createHash('sha256').update(words).digest('base64url');
      expect(checked).toMatchObject({ ok: true, value: { claims: { shown } } });
    }
    const odd = element('p', [say('<b>"Tom & Jerry\u0000’s"</b>\r\n')]);
    expect(odd).toEqual({
      html: '<p>&#60;b&#62;&#34;Tom &#38; Jerry’s&#34;&#60;/b&#62;\n</p>',
      words: '<b>"Tom & Jerry’s"</b>\n',
    });
  });

  it('is nobody else’s, and stays genuine after the key was turned', async () => {
    const { file, orderId } = await aFile();
    expect(await writeStandAlone(await aPerson(), orderId, voiceOf('en'))).toBeNull();
    const [before] = await receiptKeys(aGuest());
    const kid = await turnReceiptKey(await agreedOn('key.receipts', 'receipts'));
    if (!kid) throw new Error('two agreed on it');
    const keys = await receiptKeys(aGuest());
    expect(keys.map((key) => key.kid)).toEqual([kid, before?.kid]);
    expect((await checkReceipt(file, keys)).ok).toBe(true);
    const later = await aFile();
    expect(JSON.parse(Buffer.from(later.signed.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ kid });
  });
});
