/**
 * What the file of a receipt or a certificate runs to check itself, without the network: the signature over what was signed, and that the words shown
 * are those that were signed. Web Crypto alone; it says one of the sentences that stand in the document.
 */
export const checkScript = `(async () => {
  const say = (name) => {
    const verdict = document.getElementById('verdict');
    verdict.dataset.verdict = name;
    verdict.textContent = verdict.dataset[name];
  };
  try {
    const read = (id) => document.getElementById(id).textContent.trim();
    const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const [head, body, signature] = read('signed').split('.');
    const { kid, ...jwk } = JSON.parse(read('key'));
    const header = JSON.parse(new TextDecoder().decode(bytes(head)));
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', jwk, curve, false, ['verify']);
    const signed = new TextEncoder().encode(head + '.' + body);
    const genuine = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), signed);
    const claims = JSON.parse(new TextDecoder().decode(bytes(body)));
    const words = new TextEncoder().encode(document.querySelector('main').textContent);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', words));
    const shown = btoa(String.fromCharCode(...hash)).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
    const types = ['souk-receipt+jws', 'souk-deletion+jws'];
    const same = types.includes(header.typ) && header.alg === 'ES256' && header.kid === kid && claims.shown === shown;
    say(genuine && same ? 'good' : 'bad');
  } catch {
    say('bad');
  }
})();`;
