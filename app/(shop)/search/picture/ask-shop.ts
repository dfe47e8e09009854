import type { Told } from './told';

/** How asking ended: what was found, or the code of a refusal; null when nobody waits for it any more. */
type ShopAnswer = { ok: true; told: Told } | { ok: false; code: string } | null;

const triesMax = 3;

/** Asks the shop, again by itself while it has too much to look at. */
export async function askShop(address: string, form: FormData, signal: AbortSignal): Promise<ShopAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await post(address, form, signal);
    if (answer === null || answer.ok || answer.code !== 'busy' || tries === triesMax) return answer;
    await new Promise((resolve) => setTimeout(resolve, 700 * tries));
  }
}

async function post(address: string, body: FormData, signal: AbortSignal): Promise<ShopAnswer> {
  try {
    const answer = await fetch(address, { method: 'POST', body, signal });
    if (answer.ok) return { ok: true, told: await answer.json() };
    if (answer.status === 413) return { ok: false, code: 'picture_heavy' };
    const code: unknown = Reflect.get(Object(await answer.json().catch(() => null)), 'code');
    return { ok: false, code: typeof code === 'string' ? code : 'unexpected' };
  } catch {
    if (signal.aborted) return null;
    return { ok: false, code: navigator.onLine ? 'unreachable' : 'picture_offline' };
  }
}
