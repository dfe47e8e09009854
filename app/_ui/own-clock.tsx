'use client';

import { useEffect, useState } from 'react';

type OwnClockProps = {
  at: Date;
  /** A sentence with `{moment}` in it. */
  words: string;
  tag: string;
};

/** A moment by the clock of whoever reads, which only her browser knows: nothing without a script. */
export function OwnClock({ at, words, tag }: OwnClockProps) {
  const [moment, setMoment] = useState('');
  const milliseconds = at.getTime();
  useEffect(() => {
    const style = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
    setMoment(new Intl.DateTimeFormat(tag, { ...style, timeZoneName: 'short' }).format(milliseconds));
  }, [milliseconds, tag]);
  return <span className="block min-h-5">{moment && words.replace('{moment}', moment)}</span>;
}
