import type { PhotoProblem } from '@/lib/shop/media/model';

/** Every reason why a photo that was sent is not there: those of the upload route, and no answer from it. */
export const photoRefusals = [
  'file_empty',
  'file_too_big',
  'not_an_image',
  'too_many_pixels',
  'broken_image',
  'storage_full',
  'busy',
  'upload_failed',
] as const satisfies readonly (PhotoProblem | 'upload_failed')[];
