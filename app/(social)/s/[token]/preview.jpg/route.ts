import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import { TurnstileFull } from '@/lib/platform/turnstile';
import { shorten } from '@/lib/shop/descriptions/model';
import { drawPreview } from '@/lib/shop/descriptions/preview/draw-preview';
import { photoOfShare, shareByLink } from '@/lib/social/sharing/queries';
import { seenNow } from '../../../_share/answer-photo';
import { cardWords } from '../../../_share/card-words';

/** The picture that stands where a link to a share is shown: drawn anew for each request, and kept by nobody of ours. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const [{ token }, actor, voice] = await Promise.all([params, currentActor(), requestI18n()]);
  const share = await shareByLink(actor, token);
  if (!share) return problem(404, 'not_found');
  const key = await photoOfShare(actor, { token });
  const words = cardWords(share, voice);
  try {
    const bytes = await drawPreview({
      side: voice.dir,
      above: voice.t('sharing.shared_by', { name: share.by.name }),
      title: shorten(words.title, 200),
      below: [words.page?.name, words.price].filter(Boolean).join(' · '),
      mark: voice.t('common.souk'),
      photo: key ? { key, focalX: 50, focalY: 50 } : null,
    });
    return new Response(new Uint8Array(bytes), { headers: { ...seenNow, 'Content-Type': 'image/jpeg' } });
  } catch (error) {
    if (error instanceof TurnstileFull) return problem(503, 'busy', { 'Retry-After': '2' });
    throw error;
  }
}
