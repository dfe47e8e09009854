import { problem } from '@/lib/platform/problem';
import { TurnstileFull } from '@/lib/platform/turnstile';
import { sizedImage } from '@/lib/shop/media/size-image';

/** Headers of every picture of a share: whoever gets it may look, and nothing may keep it. */
export const seenNow = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
} as const;

/** Answers with the picture of a share that was asked for just now; where there is none, as at an address that never was. */
export async function answerPhoto(key: string | null): Promise<Response> {
  try {
    const bytes = key && (await sizedImage(key, 960, 'jpg'));
    if (!bytes) return problem(404, 'not_found');
    return new Response(new Uint8Array(bytes), {
      headers: { ...seenNow, 'Content-Type': 'image/jpeg', 'Content-Length': String(bytes.length) },
    });
  } catch (error) {
    if (error instanceof TurnstileFull) return problem(503, 'busy', { 'Retry-After': '2' });
    throw error;
  }
}
