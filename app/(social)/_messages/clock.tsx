'use client';

import { useZone } from './use-zone';

/** A time of day by the clock of whoever reads, which only her browser knows; until it says so, by that of Greenwich. */
export function Clock({ at, tag }: { at: string; tag: string }) {
  const zone = useZone();
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(
    new Date(at),
  );
  return <time dateTime={at}>{time}</time>;
}
