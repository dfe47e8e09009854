import { LinkedText } from '@/app/_ui/linked-text';
import { useVoice } from '@/lib/platform/request';
import type { ShareView } from '@/lib/social/sharing/model';
import { cardWords } from './card-words';
import { ShareCardBody } from './share-card-body';

/**
 * What somebody shared, as the reader may see it. Whoever shows it listens to `liveTopic(share.id)`, so that it goes when it is
 * taken back.
 */
export function ShareCard({ share }: { share: ShareView }) {
  const words = cardWords(share, useVoice());
  return <ShareCardBody words={words} note={<LinkedText text={words.note} />} />;
}
