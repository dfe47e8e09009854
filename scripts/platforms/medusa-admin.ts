/** Medusa's own admin API, as far as the story needs it. */

/** Asks the admin API as its administrator: a GET, or a POST when there is something to send. */
export type Admin = <Value>(path: string, body?: object) => Promise<Value>;

/** A payment as the admin API says it. Amounts are major units. */
export type Payment = {
  id: string;
  amount: number;
  captured_at: string | null;
  canceled_at: string | null;
  data: { order: string; session_id: string };
  captures?: { amount: number }[];
  refunds?: { amount: number }[];
};

/** An order with its payments. */
export type ShopOrder = {
  id: string;
  status: string;
  payment_status: string;
  total: number;
  payment_collections: [{ payments: [Payment] }];
};

/** Signs in as the administrator that was made. */
export async function signIn(platform: string, person: { email: string; password: string }): Promise<Admin> {
  const ask = async (path: string, token: string, body?: object) => {
    const answer = await fetch(`${platform}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${said.message}`);
    return said;
  };
  const { token } = await ask('/auth/user/emailpass', '', person);
  return (path, body) => ask(`/admin/${path}`, token, body);
}

/** A shop with a lamp for 46.20, delivered by nobody, that pays by Souk; answers its publishable key. */
export async function openShop(admin: Admin): Promise<string> {
  const { stores } = await admin<{ stores: [{ id: string; default_sales_channel_id: string }] }>('stores');
  const [{ id, default_sales_channel_id: channel }] = stores;
  await admin(`stores/${id}`, { supported_currencies: [{ currency_code: 'usd', is_default: true }] });
  await admin('regions', {
    ...{ name: 'United States', currency_code: 'usd', countries: ['us'] },
    payment_providers: ['pp_souk_souk'],
  });
  await admin('products', {
    ...{ title: 'Desk lamp', status: 'published', sales_channels: [{ id: channel }] },
    options: [{ title: 'Colour', values: ['Sand'] }],
    variants: [
      {
        ...{ title: 'Sand', options: { Colour: 'Sand' }, manage_inventory: false },
        prices: [{ currency_code: 'usd', amount: 46.2 }],
      },
    ],
  });
  const { api_key } = await admin<{ api_key: { id: string; token: string } }>('api-keys', {
    ...{ title: 'Storefront', type: 'publishable' },
  });
  await admin(`api-keys/${api_key.id}/sales-channels`, { add: [channel] });
  return api_key.token;
}

/** The order that a storefront's words name. */
export async function theOrder(admin: Admin, words: string): Promise<ShopOrder & { payment: Payment }> {
  const id = /order_\w+/.exec(words)?.[0] ?? words;
  const fields =
    '+payment_status,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds';
  const { order } = await admin<{ order: ShopOrder }>(`orders/${id}?fields=${fields}`);
  return { ...order, payment: order.payment_collections[0].payments[0] };
}
