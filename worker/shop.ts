import { z } from 'zod';
import { logInfo } from '@/lib/platform/log';
import { removeImage } from '@/lib/shop/media/remove-image';
import type { Tasks } from './work';

const RemoveMedia = z.object({ key: z.string() });
const SelfTest = z.object({ fail: z.literal('yes').optional(), seconds: z.coerce.number().max(60).default(0) });

/**
 * Jobs of the shop ring. `self-test` does nothing: that it vanishes from the queue shows the queue to work, and told to
 * fail or to take its time it shows how that looks.
 */
export const tasks: Tasks = {
  /** The bytes of a picture whose row was deleted; asked for by the database (db/sql/20-shop.sql). */
  'shop:remove-media': (payload) => removeImage(RemoveMedia.parse(payload).key),
  'shop:self-test': async (payload, { job }) => {
    const { fail, seconds } = SelfTest.parse(payload);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    if (fail) throw new Error('the self-test was asked to fail');
    logInfo('worker.self_test', { job: String(job.id) });
  },
};
