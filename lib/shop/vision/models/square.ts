import 'server-only';
import sharp from 'sharp';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import type { Crop } from './model';

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

type Pixels = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function pixelsOf({ width, height }: OpenPicture, crop: Crop): Pixels {
  const left = within(Math.round(crop.left * width), 0, width - 1);
  const top = within(Math.round(crop.top * height), 0, height - 1);
  return {
    left,
    top,
    width: within(Math.round(crop.width * width), 1, width - left),
    height: within(Math.round(crop.height * height), 1, height - top),
  };
}

/** A part of a picture as a square of `size` × `size` × 3 bytes: cut to fill it, or pressed into it. Works off the event loop. */
export async function squareOf(
  picture: OpenPicture,
  crop: Crop,
  size: number,
  fit: 'cover' | 'fill',
): Promise<Uint8Array> {
  const { width, height, rgb } = picture;
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(pixelsOf(picture, crop))
    .resize(size, size, { fit })
    .raw()
    .toBuffer();
}

/** A part of a picture in its own shape, its longer side of `side` pixels: a smaller one is enlarged. Works off the event loop. */
export async function partOf(picture: OpenPicture, crop: Crop, side: number): Promise<OpenPicture> {
  const { width, height, rgb } = picture;
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(pixelsOf(picture, crop))
    .resize(side, side, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
