import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { smallPicture } from '@/lib/shop/elsewhere/queries';

type Asked = { params: Promise<{ move: string; name: string }> };

/** A small picture of something that would come, for who chooses of it; a screen asks for many. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { move, name } = await params;
  const id = parseId('move', move);
  const bytes = id && (await smallPicture(await currentActor(), id, name));
  if (!bytes) return problem(404, 'not_found');
  return new Response(Buffer.from(bytes), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
  });
}
