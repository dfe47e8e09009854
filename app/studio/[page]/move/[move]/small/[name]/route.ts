import { parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { smallPicture } from '@/lib/shop/elsewhere/queries';
import { loadPage } from '../../../../load-page';

type Asked = { params: Promise<{ page: string; move: string; name: string }> };

/** A small picture of something that would come, for who chooses of it. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, move, name } = await params;
  const { actor, page } = await loadPage(handle, 'change_page');
  const id = parseId('move', move);
  const bytes = id && (await smallPicture(actor, page.id, id, name));
  if (!bytes) return problem(404, 'not_found');
  return new Response(Buffer.from(bytes), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
  });
}
