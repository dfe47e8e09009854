/** Lets this browser's push service reach it, for our key alone: a subscription for another one is given up first. */
export async function subscribeHere(pushKey: string): Promise<PushSubscription> {
  const registration =
    (await navigator.serviceWorker.getRegistration('/')) ?? (await navigator.serviceWorker.register('/sw.js'));
  await navigator.serviceWorker.ready;
  const known = await registration.pushManager.getSubscription();
  if (known && keyOf(known) !== pushKey) await known.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
}

function keyOf({ options }: PushSubscription): string | null {
  if (!options.applicationServerKey) return null;
  const text = String.fromCharCode(...new Uint8Array(options.applicationServerKey));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What the server knows a subscription by: SHA-256 of its address, in hex. */
export async function markOf(endpoint: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Has this browser told from now on; throws where the server does not say yes. */
export function sendKeep(subscription: PushSubscription): Promise<void> {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  return send({ endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' });
}

/** Has this browser told nothing more; throws where the server does not say yes. */
export function sendDrop(endpoint: string): Promise<void> {
  return send({ endpoint });
}

async function send(fields: Record<string, string>): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch('/notifications/push', { method: 'POST', body });
  if (!answer.ok) throw new Error(`push: ${answer.status}`);
}
