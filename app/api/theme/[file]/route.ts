import { problem } from '@/lib/platform/problem';
import { themeNamed, themeSheet } from '@/lib/shop/design/model';

/** The stylesheet of a theme, made of its own address: nothing is looked up, and it never changes. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const theme = file.endsWith('.css') ? themeNamed(file.slice(0, -4)) : null;
  if (!theme) return problem(404, 'not_found');
  return new Response(themeSheet(theme), {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
