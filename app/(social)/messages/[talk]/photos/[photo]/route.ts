import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { privatePicture } from '@/lib/platform/private-picture';
import { problem } from '@/lib/platform/problem';
import { photoBytes } from '@/lib/social/messages/photos/queries';

/** A photograph of a conversation, for who stands in it now; everybody else hears what is said of a missing one. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ talk: string; photo: string }> },
): Promise<Response> {
  const [asked, actor] = await Promise.all([params, currentActor()]);
  const [talk, photo] = [parseId('talk', asked.talk), parseId('photo', asked.photo)];
  const bytes = talk && photo && (await photoBytes(actor, { talk }, photo));
  return bytes ? privatePicture(bytes) : problem(404, 'not_found');
}
