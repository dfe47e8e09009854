import { parseId } from '@/lib/kernel/ids';
import { expensePhotoBytes } from '@/lib/money/splits/photos/queries';
import { currentActor } from '@/lib/platform/auth';
import { privatePicture } from '@/lib/platform/private-picture';
import { problem } from '@/lib/platform/problem';

/** The photograph of an expense, for the members of its group; everybody else hears what is said of a missing one. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ group: string; expense: string }> },
): Promise<Response> {
  const [asked, actor] = await Promise.all([params, currentActor()]);
  const [groupId, expenseId] = [parseId('group', asked.group), parseId('expense', asked.expense)];
  const bytes = groupId && expenseId && (await expensePhotoBytes(actor, { groupId, expenseId }));
  return bytes ? privatePicture(bytes) : problem(404, 'not_found');
}
