import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { shownAs } from './note';

/** Whether this browser may pay what a form names: of another site's order, because it was shown it. */
export async function wasShown({ payOrder }: { payOrder?: Id<'payOrder'> | undefined }): Promise<boolean> {
  return payOrder === undefined || (await shownAs(payOrder)) !== null;
}
