import 'server-only';
import sharp from 'sharp';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import type { Crop } from './model';

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** A part of a picture as a square of `size` × `size` × 3 bytes: cut to fill it, or pressed into it. Works off the event loop. */
export async function squareOf(
  { width, height, rgb }: OpenPicture,
  crop: Crop,
  size: number,
  fit: 'cover' | 'fill',
): Promise<Uint8Array> {
  const left = within(Math.round(crop.left * width), 0, width - 1);
  const top = within(Math.round(crop.top * height), 0, height - 1);
  const part = {
    left,
    top,
    width: within(Math.round(crop.width * width), 1, width - left),
    height: within(Math.round(crop.height * height), 1, height - top),
  };
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(part)
    .resize(size, size, { fit })
    .raw()
    .toBuffer();
}
