import { parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { readForm } from '@/lib/platform/read-form';
import { networkOfRequest } from '@/lib/platform/visit';
import { countOpened } from '@/lib/shop/vision/counted/count-found';

/**
 * A product (`product`) was opened from what a search by picture found: counted, and nothing else of it is kept. Who asks is not looked
 * at; a network that tells too much is refused. Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await allow('opened-network', await networkOfRequest()))) return problem(429, 'too_many');
  const form = await readForm(request);
  const product = parseId('product', form?.get('product'));
  if (product === null) return problem(400, 'invalid');
  countOpened(product);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
}
