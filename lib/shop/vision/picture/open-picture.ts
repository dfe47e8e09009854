import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decodeInTurn, openShownPicture, type PictureProblem } from '@/lib/platform/picture';
import {
  headerFault,
  isBlank,
  type OpenPicture,
  openedSideMax,
  openMsMax,
  type PictureFault,
  pixelsAllowed,
  shownBytesMax,
  shownSideMin,
} from './model';
import { readHeader } from './read-header';

/** What the words of the decoder mean here: by then the header has said that it is a picture. */
const faultOf: Record<PictureProblem, PictureFault> = {
  not_an_image: 'picture_broken',
  too_many_pixels: 'picture_large',
  broken_image: 'picture_broken',
  busy: 'busy',
};

/**
 * Opens a picture nobody vouches for: JPEG, PNG, WebP, AVIF or a still GIF. It is scaled while it is decoded (`sideMax` pixels on
 * the longer side at most), turned upright, brought to sRGB and laid on white. Nothing of it outlives the call, and after
 * `openMsMax` of work it is given up as `picture_slow`: the caller goes on, the decoder ends by itself and keeps its turn until then.
 */
export async function openPicture(
  bytes: Uint8Array,
  sideMax: number = openedSideMax,
): Promise<Result<OpenPicture, PictureFault>> {
  if (bytes.length === 0) return refuse('picture_empty');
  if (bytes.length > shownBytesMax) return refuse('picture_heavy');
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const fault = headerFault(header.value);
  if (fault !== null) return refuse(fault);
  const opened = await givenUpAfter(openMsMax, (begin) =>
    decodeInTurn(() => {
      begin();
      return decode(bytes, sideMax, pixelsAllowed(header.value.kind));
    }),
  );
  if (opened === null) return refuse('picture_slow');
  if (!opened.ok) return refuse(faultOf[opened.code]);
  if (opened.value === null) return refuse('picture_small');
  return isBlank(opened.value) ? refuse('picture_blank') : ok(opened.value);
}

/** Null for a picture that is too small, which the headers of some kinds say only to the decoder. */
async function decode(bytes: Uint8Array, sideMax: number, pixelsMax: number): Promise<OpenPicture | null> {
  const { data, info } = await openShownPicture(bytes, pixelsMax)
    .autoOrient()
    .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: 1 })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 || data.length !== info.width * info.height * 3) throw new Error('not three bytes a pixel');
  return Math.min(info.width, info.height) < Math.min(shownSideMin, sideMax)
    ? null
    : { width: info.width, height: info.height, rgb: data };
}

/** The answer of `work`, or null when it takes longer than `ms` from the moment it says it has begun. */
async function givenUpAfter<Value>(ms: number, work: (begin: () => void) => Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  let begin: () => void = () => undefined;
  const tooLate = new Promise<null>((resolve) => {
    begin = () => {
      timer = setTimeout(() => resolve(null), ms);
    };
  });
  try {
    return await Promise.race([work(() => begin()), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
