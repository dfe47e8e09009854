/**
 * An answer of a route handler that refuses, as RFC 9457: `{ type, title, status, code }`. The code is for
 * programs and for translation, `field` names the part of a form at fault, `detail` says it to a person; nothing of what
 * was sent is repeated. `type` is where its meaning is written down, for those who are sent to read it.
 */
export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  field?: string,
  detail?: string,
  type = 'about:blank',
): Response {
  const title = code.replaceAll('_', ' ');
  const body = { type, title, status, code, ...(field && { field }), ...(detail && { detail }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}
