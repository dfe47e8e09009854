import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { privatePicture } from '@/lib/platform/private-picture';
import { problem } from '@/lib/platform/problem';
import { reportedPhoto } from '@/lib/social/messages/photos/queries';

/** The copy of a photograph that was reported, for an operator; everybody else hears what is said of a missing one. */
export async function GET(_: Request, { params }: { params: Promise<{ photo: string }> }): Promise<Response> {
  const photo = parseId('photo', (await params).photo);
  const bytes = photo && (await reportedPhoto(await currentActor(), photo));
  return bytes ? privatePicture(bytes) : problem(404, 'not_found');
}
