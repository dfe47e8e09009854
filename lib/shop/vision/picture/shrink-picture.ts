import 'server-only';
import sharp from 'sharp';
import type { OpenPicture } from './model';

/** The longer side of a picture whose colours and pattern are read: four times what they are read in. */
const smallSide = 384;

/** The same picture, small; one that is small is answered as it is. Off the event loop, which goes through every pixel otherwise. */
export async function shrinkPicture(picture: OpenPicture): Promise<OpenPicture> {
  const { width, height, rgb } = picture;
  if (Math.max(width, height) <= smallSide) return picture;
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: smallSide, height: smallSide, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
