/*
 * Souk Pay as a payment handler of the browser: it opens our window, tells it which order it is, and hands the approval back. It answers no
 * requests, keeps nothing, and speaks to windows of its own origin alone.
 */
const ns = 'souk-pay';
/** Payments whose window is open, by the text that their window brings. */
const waiting = new Map();

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('canmakepayment', (event) => event.respondWith(true));

self.addEventListener('paymentrequest', (event) => {
  const { supportedMethods, data } = event.methodData[0] ?? {};
  const isWhole = typeof data?.client_token === 'string' && typeof data?.challenge === 'string';
  if (!isWhole) return event.respondWith(Promise.reject(new Error('no order')));
  const n = crypto.randomUUID();
  event.respondWith(
    new Promise((resolve, reject) => {
      // Whose page asks is the browser's word, not the page's.
      waiting.set(n, { resolve, reject, data, method: supportedMethods, origin: new URL(event.paymentRequestOrigin).origin });
      event.openWindow(`/pay/window?handler=${n}`).catch(reject);
    }).finally(() => waiting.delete(n)),
  );
});

self.addEventListener('message', ({ data: said, source }) => {
  if (said?.ns !== ns || said.v !== 1) return;
  const wait = waiting.get(said.n);
  // A worker that was ended meanwhile knows of no payment; its window says so.
  if (!wait) return source.postMessage({ ns, v: 1, type: 'canceled', n: String(said.n) });
  const { client_token, challenge } = wait.data;
  if (said.type === 'ready') source.postMessage({ ns, v: 1, type: 'asked', n: said.n, client_token, challenge, origin: wait.origin });
  if (said.type === 'approved')
    wait.resolve({ methodName: wait.method, details: { order: said.order, approval_code: said.approval_code } });
  if (said.type === 'canceled') wait.reject(new Error('canceled'));
});
