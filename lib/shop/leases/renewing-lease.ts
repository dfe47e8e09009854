import 'server-only';
import { logBug } from '@/lib/platform/log';

const renewMs = 5_000;

/** Does `work` and renews its lease meanwhile; a renewal that fails is noted under `event`, and the next is tried. */
export async function renewingLease<Value>(
  event: string,
  renew: () => Promise<unknown>,
  work: () => Promise<Value>,
): Promise<Value> {
  const timer = setInterval(() => {
    renew().catch((error: unknown) => logBug(event, error));
  }, renewMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
