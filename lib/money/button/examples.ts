import { buyLines } from './fixed/buy-lines';

/** Lines of the developers' page, which work as they are pasted: into a terminal, and into a file that a browser opens. */

/** A JSON text within single quotes of a shell. */
const quoted = (body: object) => `'${JSON.stringify(body)}'`;

/** The plain merchant as it is saved, with its pair. */
export const readyFile = 'server.mjs';

/** Runs that file in the folder where it lies. */
export const runServer = `node ${readyFile}`;

/** Where the merchant is once it runs. */
export const merchantAt = 'http://127.0.0.1:4242';

/** The sandbox's card that pays. */
export const testCard = Array(4).fill('4242').join(' ');

/** Keeps the secret key in the shell, so that no other line holds it. */
export function keepKey(secret: string): string {
  return `export SOUK_KEY=${secret}`;
}

/** Makes an order for a page from a file; every run makes another. */
export function makeOrder(api: string, currency: string): string {
  const item = { title: 'Desk lamp', quantity: 1, unit_amount: 4620 };
  return [
    `curl -s ${api}/pay/v1/orders \\`,
    '  -H "Authorization: Bearer $SOUK_KEY" -H "Idempotency-Key: order-$(date +%s)" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d ${quoted({ amount: 4620, currency, items: [item], origin: 'null' })}`,
  ].join('\n');
}

/** A whole page without a server: what it sells is kept by us, and nothing has to be completed. */
export function plainPage(script: string, publishable: string, link: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>Desk lamp</title>
${buyLines(script, publishable, { link }, 'Pay with Souk')}
<p id="done"></p>
<script>
  addEventListener('souk-completed', ({ detail: { order } }) => {
    document.getElementById('done').textContent = 'Paid. Your order is ' + order;
  });
</script>`;
}

/** A whole page: the button, and the line that completes what was approved, once it was. */
export function wholePage(script: string, api: string, publishable: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>Desk lamp</title>
<script src="${script}" async></script>
<souk-pay-button pk="${publishable}" token="CLIENT_TOKEN"></souk-pay-button>
<pre id="next"></pre>
<script>
  addEventListener('souk-approved', ({ detail: { order, approval_code, verifier } }) => {
    document.getElementById('next').textContent =
      'curl -s ${api}/pay/v1/orders/' + order + '/complete' +
      ' -H "Authorization: Bearer $SOUK_KEY" -H "Idempotency-Key: ' + approval_code + '"' +
      ' -H "Content-Type: application/json"' +
      " -d '" + JSON.stringify({ approval_code, verifier }) + "'";
  });
</script>`;
}
