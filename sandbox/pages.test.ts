import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cardById, passesLuhn, TEST_CARDS } from './test-cards';
import { APP_ORIGIN, runSandbox, type TestSandbox } from './testing/run-sandbox';

let sandbox: TestSandbox;
const logged: string[] = [];
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
  }
  sandbox = await runSandbox();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.stop();
});

const numberOf = (id: string) => cardById(id)?.number ?? '';
const card = (more: Record<string, string> = {}) => ({
  number: numberOf('pm_card_visa'),
  expiry: '12/34',
  cvc: '123',
  ...more,
});
const newSetup = async () => {
  const { id: customer } = await sandbox.stripe.customers.create({});
  return sandbox.stripe.setupIntents.create({ customer });
};
const confirm = async (typed: Record<string, string>, more: Record<string, string> = {}, headers = {}) => {
  const setup = await newSetup();
  const secret = { client_secret: setup.client_secret ?? '', parent: APP_ORIGIN, ...more };
  const response = await fetch(`${sandbox.origin}/fields/confirm`, {
    method: 'POST',
    headers: { origin: sandbox.origin, ...headers },
    body: new URLSearchParams({ ...typed, ...secret }),
  });
  return { setup, status: response.status, answer: await response.json() };
};

describe('the framed fields', () => {
  const open = async (query: Record<string, string>) => {
    const setup = await newSetup();
    const all = { client_secret: setup.client_secret ?? '', parent: APP_ORIGIN, ...query };
    return fetch(`${sandbox.origin}/fields?${new URLSearchParams(all)}`);
  };

  it('open for the app only', async () => {
    const response = await open({});
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors ${APP_ORIGIN}`);
    expect((await open({ parent: 'https://evil.example' })).status).toBe(404);
    expect((await open({ client_secret: 'seti_x_secret_y' })).status).toBe(404);
  });

  it('speak Arabic from right to left, each field with a label and what a browser fills in', async () => {
    const page = await (await open({ locale: 'ar' })).text();
    expect(page).toContain('lang="ar" dir="rtl"');
    for (const name of ['cc-number', 'cc-exp', 'cc-csc']) expect(page).toContain(name);
    for (const name of ['number', 'expiry', 'cvc']) expect(page).toContain(`<label for="${name}">`);
  });

  it('store a card and answer with its token, which the setup then names', async () => {
    const { setup, answer } = await confirm(card());
    const stored = await sandbox.stripe.setupIntents.retrieve(setup.id, { expand: ['payment_method'] });
    expect(stored.status).toBe('succeeded');
    expect(answer).toEqual({ kind: 'saved', method: (stored.payment_method as { id: string }).id, intent: setup.id });
    expect(stored.payment_method).toMatchObject({ card: { brand: 'visa', exp_month: 12, exp_year: 2034 } });
  });

  it('read Arabic digits', async () => {
    const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
    const typed = Object.fromEntries(Object.entries(card()).map(([name, text]) => [name, arabic(text)]));
    expect((await confirm(typed)).answer.kind).toBe('saved');
  });

  it.each([
    [{ number: '' }, { number: 'number_missing' }],
    [{ number: '4242' }, { number: 'number_incomplete' }],
    [{ number: '4242424242424241' }, { number: 'number_invalid' }],
    [{ expiry: '13/30' }, { expiry: 'expiry_invalid' }],
    [{ expiry: '01/20' }, { expiry: 'expiry_past' }],
    [{ cvc: '12' }, { cvc: 'cvc_incomplete' }],
    [
      { expiry: 'x', cvc: '' },
      { expiry: 'expiry_invalid', cvc: 'cvc_missing' },
    ],
    [{ number: numberOf('pm_card_chargeDeclinedIncorrectCvc') }, { cvc: 'cvc_incorrect' }],
    [{ number: numberOf('pm_card_amex') }, { cvc: 'cvc_incomplete' }],
  ])('refuse %o beside the right field', async (typed, problems) => {
    expect((await confirm(card(typed))).answer).toEqual({ kind: 'refused', problems });
  });

  it('refuse every valid number that is not on the list', async () => {
    // Made here, so that no number stands in the source.
    const stem = `55${'5'.repeat(12)}`;
    const strangers = [...Array(100)].map((_, tail) => `${stem}${String(tail).padStart(2, '0')}`).filter(passesLuhn);
    const unlisted = strangers.filter((number) => !TEST_CARDS.some((one) => one.number === number));
    expect(unlisted.length).toBeGreaterThan(5);
    for (const number of unlisted.slice(0, 5)) {
      expect((await confirm(card({ number }))).answer).toEqual({
        kind: 'refused',
        problems: { number: 'not_a_test_card' },
      });
    }
  });

  it('answer no other site, and no wrong secret', async () => {
    expect((await confirm(card(), {}, { origin: 'https://evil.example' })).status).toBe(403);
    const { setup, answer } = await confirm(card(), { client_secret: 'seti_x_secret_y' });
    expect(answer).toEqual({ kind: 'refused', problems: { number: 'finished' } });
    expect((await sandbox.stripe.setupIntents.retrieve(setup.id)).status).toBe('requires_payment_method');
  });
});

describe('the whole page', () => {
  const back = `${APP_ORIGIN}/wallet`;
  const page = async (body?: Record<string, string>, returnUrl = back) => {
    const setup = await newSetup();
    const address = `${sandbox.origin}/setup/${setup.id}?${new URLSearchParams({ return_url: returnUrl })}`;
    const given = body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) };
    return { setup, response: await fetch(address, { ...given, redirect: 'manual' }) };
  };

  it('is a plain form that needs no script and leads back to the app', async () => {
    expect(await (await page()).response.text()).not.toContain('<script');
    const { setup, response } = await page(card());
    expect(response.headers.get('location')).toBe(`${back}?setup_intent=${setup.id}&redirect_status=succeeded`);
  });

  it('shows what is wrong and writes nothing typed back into the page', async () => {
    const { response } = await page(card({ expiry: '' }));
    const text = await response.text();
    expect(text).toContain('Type the month and year');
    expect(text).not.toContain(numberOf('pm_card_visa'));
    expect(text).not.toMatch(/<input[^>]*\svalue=/);
  });

  it('leads nowhere but to the app', async () => {
    expect((await page(undefined, 'https://evil.example/')).response.status).toBe(404);
  });
});

it('no card number was stored or logged by anything above', async () => {
  const rows = await sandbox.context.database<{ data: string }[]>`
    select data::text from sandbox.object union all select response::text from sandbox.idempotency`;
  const everything = [...rows.map(({ data }) => data), ...logged].join('\n');
  expect(rows.length).toBeGreaterThan(20);
  const found = [...everything.matchAll(/(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w.])/g)].map(([text]) =>
    text.replace(/\D/g, ''),
  );
  expect(found.filter((digits) => digits.length >= 15 && passesLuhn(digits))).toEqual([]);
  for (const { number } of TEST_CARDS) expect(everything).not.toContain(number);
});
