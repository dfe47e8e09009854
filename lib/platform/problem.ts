/**
 * An answer of a route handler that refuses, as RFC 9457: `{ type, title, status, code }`. The code is for
 * programs and for translation, `field` names the part of a form at fault; nothing of what was sent is repeated.
 */
export function problem(status: number, code: string, headers: Record<string, string> = {}, field?: string): Response {
  const body = { type: 'about:blank', title: code.replaceAll('_', ' '), status, code, ...(field && { field }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}
