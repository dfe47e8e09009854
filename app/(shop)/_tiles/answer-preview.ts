import { versionedCache } from '@/lib/platform/cache';
import { problem } from '@/lib/platform/problem';
import { TurnstileFull } from '@/lib/platform/turnstile';
import { drawPreview } from '@/lib/shop/descriptions/preview/draw-preview';
import type { Preview } from '@/lib/shop/descriptions/preview/model';
import { stampPreview } from '@/lib/shop/descriptions/preview/stamp-preview';

const drawn = versionedCache<Uint8Array>(200);

/**
 * Answers with a preview, drawn now or kept by this process. Under its own stamp it never changes and is kept for ever; asked
 * for by an old stamp or none, it is the one of now and is soon asked for again.
 */
export async function answerPreview(request: Request, preview: Preview): Promise<Response> {
  const url = new URL(request.url);
  const stamp = stampPreview(preview);
  const place = url.pathname + preview.side;
  try {
    const version = Number.parseInt(stamp, 16);
    const bytes = drawn.get(place, version) ?? (await drawPreview(preview));
    drawn.set(place, version, bytes);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'image/jpeg',
        'Content-Length': String(bytes.length),
        'Cache-Control':
          url.searchParams.get('v') === stamp ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      },
    });
  } catch (error) {
    if (error instanceof TurnstileFull) return problem(503, 'busy', { 'Retry-After': '2' });
    throw error;
  }
}
