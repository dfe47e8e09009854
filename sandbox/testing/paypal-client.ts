import type { PayPalExchange } from './paypal-contract';
import { APP_ORIGIN, type TestSandbox } from './run-sandbox';

export const PAYPAL_BACK = `${APP_ORIGIN}/wallet`;

/** A caller of the sandbox's PayPal, who writes down what came over the wire. */
export class PayPalClient {
  readonly exchanges: PayPalExchange[] = [];
  private readonly sandbox: TestSandbox;
  private token = '';

  constructor(sandbox: TestSandbox) {
    this.sandbox = sandbox;
  }

  async signIn(): Promise<void> {
    const basic = Buffer.from('client:secret').toString('base64');
    const answer = await fetch(`${this.base}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    this.token = (await answer.json()).access_token;
  }

  get base(): string {
    return `http://127.0.0.1:${this.sandbox.port}/paypal`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what comes back is judged by the contract, not by types
  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<any> {
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        prefer: 'return=representation',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.keep(method, path, answer);
  }

  /** Sends a form with files. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  async send(path: string, body: FormData): Promise<any> {
    const headers = { authorization: `Bearer ${this.token}` };
    return this.keep('POST', path, await fetch(`${this.base}${path}`, { method: 'POST', headers, body }));
  }

  private async keep(method: string, path: string, answer: Response) {
    const text = await answer.text();
    const parsed = text === '' ? null : JSON.parse(text);
    this.exchanges.push({
      method,
      path: path.split('?')[0] ?? path,
      status: answer.status,
      body: structuredClone(parsed),
    });
    return { status: answer.status, ...parsed };
  }

  /** Presses one of the two buttons of the approval page; answers where it leads. */
  async press(answer: { links: { rel: string; href: string }[] }, result: 'approve' | 'cancel', wallet = 'pays') {
    const page = answer.links.find(({ rel }) => rel === 'approve' || rel === 'payer-action')?.href ?? '';
    const body = new URLSearchParams({ result, wallet });
    const response = await fetch(page, { method: 'POST', body, redirect: 'manual' });
    return response.headers.get('location') ?? '';
  }

  /** A PayPal account the shop may charge. */
  async vaulted(wallet = 'pays'): Promise<string> {
    const experience_context = { return_url: PAYPAL_BACK, cancel_url: `${PAYPAL_BACK}?canceled=1` };
    const paypal = { usage_type: 'MERCHANT', experience_context };
    const setup = await this.call('POST', '/v3/vault/setup-tokens', { payment_source: { paypal } });
    await this.press(setup, 'approve', wallet);
    const token = { id: setup.id, type: 'SETUP_TOKEN' };
    return (await this.call('POST', '/v3/vault/payment-tokens', { payment_source: { token } })).id;
  }

  order(vault_id: string, value = '46.20', more: object = {}, headers: Record<string, string> = {}) {
    const unit = { amount: { currency_code: 'USD', value }, custom_id: 'att_1', ...more };
    const payment_source = { paypal: { vault_id } };
    const body = { intent: 'AUTHORIZE', purchase_units: [unit], payment_source };
    return this.call('POST', '/v2/checkout/orders', body, headers);
  }

  /** An authorisation on a stored account. */
  async held(value = '46.20'): Promise<string> {
    const order = await this.order(await this.vaulted(), value);
    return order.purchase_units[0].payments.authorizations[0].id;
  }
}
