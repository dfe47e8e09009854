import 'server-only';
import { Canvas } from '@/lib/platform/drawing/canvas';
import { turnstile } from '@/lib/platform/turnstile';
import { sizedImage } from '@/lib/shop/media/size-image';
import { type Preview, previewSize } from './model';

const paper = [251, 249, 245] as const;
const ink = [33, 27, 22] as const;
const muted = [97, 89, 82] as const;
const saffron = [244, 168, 22] as const;

const [photoWidth, margin, stripe] = [540, 64, 10];

// A crawler that finds a whole shop at once waits; the pages themselves are drawn elsewhere.
const draw = turnstile(1, 40);

/**
 * Draws a preview as a JPEG: the photograph on the side where reading ends, the words on the other. A picture that is not
 * there any more is left out. Throws `TurnstileFull` when too much is asked at once.
 */
export function drawPreview(preview: Preview): Promise<Uint8Array> {
  return draw(() => drawn(preview));
}

async function drawn({ photo, side, ...words }: Preview): Promise<Uint8Array> {
  const { width, height } = previewSize;
  const canvas = new Canvas(width, height, paper);
  const bytes = photo && (await sizedImage(photo.key, 1280, 'jpg'));
  const photoStart = side === 'ltr' ? width - photoWidth : 0;
  if (bytes && photo) {
    const box = { left: photoStart, top: 0, width: photoWidth, height };
    await canvas.photo(bytes, box, { x: photo.focalX, y: photo.focalY });
  }
  canvas.block({ left: side === 'ltr' ? 0 : width - stripe, top: 0, width: stripe, height }, saffron);
  const room = width - (bytes ? photoWidth : 0) - 2 * margin;
  const left = side === 'rtl' && bytes ? photoWidth + margin : margin;
  const column = { left, width: room, side };
  const under = canvas.words({ ...column, text: words.above, top: 60, size: 32, weight: 400, ink: muted, linesMax: 1 });
  const size = words.title.length > 40 ? 50 : words.title.length > 16 ? 64 : 84;
  const titled = { ...column, top: under + 26, size, weight: 600, ink, linesMax: 4 } as const;
  const below = canvas.words({ ...titled, text: words.title });
  canvas.words({ ...column, text: words.below, top: below + 24, size: 42, weight: 600, ink, linesMax: 1 });
  canvas.words({ ...column, text: words.mark, top: height - 92, size: 30, weight: 600, ink: muted, linesMax: 1 });
  return canvas.jpeg();
}
