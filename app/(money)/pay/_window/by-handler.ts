import { namespace, readMessage } from './messages';

/** The worker by which a browser's payment request opens windows of ours. */
async function worker(): Promise<ServiceWorker | null> {
  return (await navigator.serviceWorker?.getRegistration('/pay/window'))?.active ?? null;
}

/** Asks the worker which order this window is for; null when it knows of none. */
export async function askHandler(
  n: string,
): Promise<{ clientToken: string; challenge: string; origin: string } | null> {
  const asked = await worker();
  if (!asked) return null;
  return new Promise((resolve) => {
    const listen = ({ data, source }: MessageEvent) => {
      const said = readMessage(data);
      // Only workers speak here, and only ours has this scope.
      if (source !== asked || said?.n !== n) return;
      navigator.serviceWorker.removeEventListener('message', listen);
      const { client_token: clientToken = '', challenge = '', origin = '' } = said.type === 'asked' ? said : {};
      resolve(clientToken ? { clientToken, challenge, origin } : null);
    };
    navigator.serviceWorker.addEventListener('message', listen);
    navigator.serviceWorker.startMessages();
    asked.postMessage({ ns: namespace, v: 1, type: 'ready', n });
  });
}

/** Hands the worker the approval; the browser closes this window and answers the page. */
export async function tellHandler(n: string, order: string, code: string): Promise<void> {
  (await worker())?.postMessage({ ns: namespace, v: 1, type: 'approved', n, order, approval_code: code });
}
