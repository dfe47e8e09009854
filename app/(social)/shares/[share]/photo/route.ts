import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { photoOfShare } from '@/lib/social/sharing/queries';
import { answerPhoto } from '../../../_share/answer-photo';

/** The picture of a share, for whoever sees the share at this moment. */
export async function GET(_request: Request, { params }: { params: Promise<{ share: string }> }): Promise<Response> {
  const share = parseId('share', (await params).share);
  return answerPhoto(share && (await photoOfShare(await currentActor(), { share })));
}
