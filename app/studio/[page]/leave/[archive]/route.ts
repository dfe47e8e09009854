import { redirect } from 'next/navigation';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { textStream } from '@/lib/platform/text-stream';
import { archiveDownload } from '@/lib/shop/archives/queries';
import { loadPage } from '../../load-page';

type Asked = { params: Promise<{ page: string; archive: string }> };

/** An archive on its way to its owner: asked anew each time who she is, and whether she has proven it just now. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, archive } = await params;
  const { actor, page } = await loadPage(handle, 'take_archive');
  if (!(await hasFreshProof(actor))) redirect((await requestI18n()).href(`/studio/${page.handle}/leave`));
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const id = parseId('archive', archive);
  const found = id && (await archiveDownload(actor, page.id, id));
  if (!found) return problem(404, 'not_found');
  return new Response(textStream(found.pieces), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(found.bytes),
      'Content-Disposition': `attachment; filename="${page.handle.replace(/[^a-z0-9_-]/gi, '')}-souk.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
