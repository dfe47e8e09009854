/** Vendure's own admin API, as far as the story needs it. */

/** Asks the admin API as its administrator. */
export type Admin = <Value>(query: string, variables?: Record<string, unknown>) => Promise<Value>;

/** An order with its payments, as the admin API says it. */
export type ShopOrder = {
  code: string;
  state: string;
  totalWithTax: number;
  payments: [{ id: string; state: string; amount: number; transactionId: string }];
};

/** Signs in with the password of `example/server.mjs`. */
export async function signIn(platform: string): Promise<Admin> {
  let session = '';
  const admin: Admin = async (query, variables = {}) => {
    const answer = await fetch(`${platform}/admin-api`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${session}` },
      body: JSON.stringify({ query, variables }),
    });
    session ||= answer.headers.get('vendure-auth-token') ?? '';
    const { data, errors } = await answer.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  };
  await admin('mutation { login(username: "superadmin", password: "a lamp in the window") { __typename } }');
  return admin;
}

/** Puts a lamp for 40.00 on sale. */
export async function addLamp(admin: Admin): Promise<void> {
  const words = [{ languageCode: 'en', name: 'Desk lamp', slug: 'desk-lamp', description: '' }];
  const { createProduct } = await admin<{ createProduct: { id: string } }>(
    'mutation($input: CreateProductInput!) { createProduct(input: $input) { id } }',
    { input: { translations: words } },
  );
  const variant = { productId: createProduct.id, sku: 'LAMP', price: 4000, stockOnHand: 100 };
  await admin('mutation($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }', {
    input: [{ ...variant, translations: [{ languageCode: 'en', name: 'Desk lamp' }] }],
  });
}

/** The order that a storefront's words name. */
export async function theOrder(admin: Admin, words: string): Promise<ShopOrder> {
  const code = /[A-Z0-9]{16}/.exec(words)?.[0] ?? words;
  const { orders } = await admin<{ orders: { items: [ShopOrder] } }>(
    `query($code: String!) { orders(options: { filter: { code: { eq: $code } } }) { items {
      code state totalWithTax payments { id state amount transactionId }
    } } }`,
    { code },
  );
  return orders.items[0];
}

/** Takes the money of a payment. */
export async function settle(admin: Admin, id: string): Promise<{ __typename: string; paymentErrorMessage?: string }> {
  const { settlePayment } = await admin<{ settlePayment: { __typename: string } }>(
    'mutation($id: ID!) { settlePayment(id: $id) { __typename ... on SettlePaymentError { paymentErrorMessage } } }',
    { id },
  );
  return settlePayment;
}

/** Gives a part back. */
export async function refundPart(admin: Admin, paymentId: string, amount: number) {
  const { refundOrder } = await admin<{ refundOrder: { state: string; total: number } }>(
    'mutation($input: RefundOrderInput!) { refundOrder(input: $input) { ... on Refund { state total } } }',
    { input: { paymentId, amount, lines: [], shipping: 0, adjustment: 0, reason: 'A scratch' } },
  );
  return refundOrder;
}

/** Lets the money of a payment go. */
export async function cancel(admin: Admin, id: string): Promise<string | undefined> {
  const { cancelPayment } = await admin<{ cancelPayment: { state?: string } }>(
    'mutation($id: ID!) { cancelPayment(id: $id) { ... on Payment { state } } }',
    { id },
  );
  return cancelPayment.state;
}
