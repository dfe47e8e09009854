import 'server-only';
import { turnstile } from '@/lib/platform/turnstile';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { lettersOn, type ToldPhoto, tellPicture } from './tell-picture';

/** Photographs whose reading is remembered: those of the drafts on a few desks. Lost, they are read again. */
const rememberedMax = 400;

/** Two at once, as there are two processes that look; searches by picture go on between them. */
const inTurn = turnstile(2, 400, 60_000);

const readPhotos = remembering(tellPicture);
const readLetters = remembering(lettersOn);

/** What the kept picture of this key tells; null when it cannot be seen, now or at all. */
export function readPhoto(key: string): Promise<ToldPhoto | null> {
  return readPhotos(key);
}

/** The words printed on what the kept picture of this key shows; null when they cannot be read. */
export function lettersOfPhoto(key: string): Promise<readonly string[] | null> {
  return readLetters(key);
}

/**
 * Reads each picture once. One that opens is tried anew the next time when nothing could be told of it just now; one that does not open
 * never will, for what is kept under a key never changes.
 */
function remembering<Told>(tell: (picture: OpenPicture) => Promise<Told | null>) {
  const known = new Map<string, Promise<Told | null>>();
  return (key: string): Promise<Told | null> => {
    const remembered = known.get(key);
    if (remembered) return remembered;
    let isHopeless = false;
    const reading = inTurn(async () => {
      const bytes = await keptPicture(key);
      const opened = bytes && (await openPicture(bytes));
      isHopeless = opened?.ok === false && opened.code !== 'busy' && opened.code !== 'picture_slow';
      return opened?.ok ? tell(opened.value) : null;
    }).catch(() => null);
    known.set(key, reading);
    void reading.then((told) => told === null && !isHopeless && known.delete(key));
    for (const first of known.keys()) {
      if (known.size <= rememberedMax) break;
      known.delete(first);
    }
    return reading;
  };
}
