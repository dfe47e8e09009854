import type { Actor } from '@/lib/identity/actor/model';
import type { Voice } from '@/lib/platform/voice';
import type { EmbedAnswer } from '@/lib/shop/descriptions/embed/model';
import { previewSize } from '@/lib/shop/descriptions/preview/model';
import { shareByLink } from '@/lib/social/sharing/queries';

/**
 * What a link to a share says to a site that shows it: a title and the picture that is asked for anew each time, to be kept for no
 * second. Null for a link that opens nothing.
 */
export async function embeddedShare(
  actor: Actor,
  token: string,
  origin: string,
  { t, href }: Voice,
): Promise<EmbedAnswer | null> {
  const share = await shareByLink(actor, token);
  if (!share) return null;
  return {
    version: '1.0',
    type: 'link',
    title: t('sharing.shared_by', { name: share.by.name }),
    author_name: share.by.name,
    author_url: `${origin}${href(`/people/${share.by.handle}`)}`,
    provider_name: t('common.souk'),
    provider_url: `${origin}${href('/')}`,
    cache_age: 0,
    thumbnail_url: `${origin}${href(`/s/${token}/preview.jpg`)}`,
    thumbnail_width: previewSize.width,
    thumbnail_height: previewSize.height,
  };
}
