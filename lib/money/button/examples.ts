/** Lines of the developers' page, which work as they are pasted: into a terminal, and into a file that a browser opens. */

/** A JSON text within single quotes of a shell. */
const quoted = (body: object) => `'${JSON.stringify(body)}'`;

/** Runs the plain merchant that was saved with its pair, and where it is then. */
export const runServer = 'node server.mjs';
export const merchantAt = 'http://127.0.0.1:4242';

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
