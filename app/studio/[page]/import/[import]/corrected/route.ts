import { parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { textStream } from '@/lib/platform/text-stream';
import { correctFile } from '@/lib/shop/imports/correct-file';
import { loadPage } from '../../../load-page';

type Asked = { params: Promise<{ page: string; import: string }> };

/** The file of an import with what is wrong in it, for its owner. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, import: asked } = await params;
  const { actor, page } = await loadPage(handle, 'change_catalog');
  const id = parseId('import', asked);
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const { locale } = await requestI18n();
  const file = id && (await correctFile(actor, { page: page.id, id, locale }));
  if (!file?.ok) return problem(404, 'not_found');
  const { name, type, text } = file.value;
  return new Response(textStream(text), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
