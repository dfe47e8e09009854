import { currentActor } from '@/lib/platform/auth';
import { photoOfShare } from '@/lib/social/sharing/queries';
import { answerPhoto } from '../../../_share/answer-photo';

/** The picture of a share, for whoever has its link at this moment. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  return answerPhoto(await photoOfShare(await currentActor(), { token }));
}
