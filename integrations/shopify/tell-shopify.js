/**
 * The Payments Apps API of Shopify: what became of a session. The mutations and their variables are as published for 2025-10.
 */
const next = 'nextAction { action context { ... on PaymentSessionActionsRedirect { redirectUrl } } }';
const reasons = (noun) => `${noun}SessionRejectionReasonInput`;
const verbs = {
  paymentSessionResolve: { noun: 'paymentSession', takes: { id: 'ID!', authorizationExpiresAt: 'DateTime' } },
  paymentSessionReject: { noun: 'paymentSession', takes: { id: 'ID!', reason: `${reasons('Payment')}!` } },
  paymentSessionPending: {
    noun: 'paymentSession',
    takes: { id: 'ID!', pendingExpiresAt: 'DateTime!', reason: 'PaymentSessionStatePendingReason!' },
  },
  refundSessionResolve: { noun: 'refundSession', takes: { id: 'ID!' } },
  refundSessionReject: { noun: 'refundSession', takes: { id: 'ID!', reason: `${reasons('Refund')}!` } },
  captureSessionResolve: { noun: 'captureSession', takes: { id: 'ID!' } },
  captureSessionReject: { noun: 'captureSession', takes: { id: 'ID!', reason: `${reasons('Capture')}!` } },
  voidSessionResolve: { noun: 'voidSession', takes: { id: 'ID!' } },
  voidSessionReject: { noun: 'voidSession', takes: { id: 'ID!', reason: `${reasons('Void')}!` } },
  paymentsAppConfigure: { noun: null, takes: { externalHandle: 'String', ready: 'Boolean!' } },
};

/** The text of a mutation. */
function mutationOf(verb) {
  const { noun, takes } = verbs[verb];
  const names = Object.keys(takes);
  const declared = names.map((name) => `$${name}: ${takes[name]}`).join(', ');
  const handed = names.map((name) => `${name}: $${name}`).join(', ');
  const answer = noun ? `${noun} { id ${noun === 'paymentSession' ? next : ''} }` : '';
  return `mutation ${verb}(${declared}) { ${verb}(${handed}) { ${answer} userErrors { field message } } }`;
}

/** Shopify did not hear, or was busy: the same is told again later. */
export class NotHeard extends Error {}

/**
 * Tells Shopify once, and answers where the buyer goes next, if anywhere, and what Shopify had against it. Telling the same twice is fine:
 * the first of resolve and reject stands. Throws `NotHeard` when it is to be told again.
 */
export async function tellShopify(app, { shop, token }, verb, variables) {
  const request = {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query: mutationOf(verb), variables }),
    signal: AbortSignal.timeout(10_000),
  };
  const answer = await app.fetch(app.endpointOf(shop), request).catch((error) => {
    throw new NotHeard(`${verb}: ${error.message}`);
  });
  if (!answer.ok) throw new NotHeard(`${verb}: ${answer.status}`);
  const said = await answer.json().catch(() => null);
  const told = said?.data?.[verb];
  // Errors beside `data` are those of the call itself: throttled, or not understood.
  if (!told) throw new NotHeard(`${verb}: ${said?.errors?.[0]?.message ?? 'no answer'}`);
  return {
    to: told.paymentSession?.nextAction?.context?.redirectUrl ?? null,
    refused: told.userErrors.map(({ message }) => message).join(' ') || null,
  };
}
