/**
 * What all of these answer, as `Promise.all` tells it, but never before each of them has ended: when one fails the others still have the database
 * compute, and whoever asked for them holds a turn until they are done.
 */
export async function allDone<Work extends readonly unknown[] | []>(
  work: Work,
): Promise<{ -readonly [Part in keyof Work]: Awaited<Work[Part]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
