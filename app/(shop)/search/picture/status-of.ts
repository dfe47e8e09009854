/** The status of a refusal: its own fault is the picture's, unless the shop has no time or no eyes. */
export function statusOf(code: string): number {
  if (code === 'busy' || code === 'eyes_failed') return 503;
  if (code === 'not_found') return 404;
  if (code === 'picture_heavy') return 413;
  return 422;
}
