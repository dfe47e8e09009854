import { type Id, toUuid } from '@/lib/kernel/ids';

/** Whose key opens the reason of a request: its own, which goes with it. */
export function requestKey(request: Id<'request'>): string {
  return `request:${toUuid(request)}`;
}
