'use client';

import { Crash, type CrashProps } from '@/app/_frame/crash';

/** A part of the studio that broke: its bar stays, so that the other parts are one tap away. */
export default function StudioCrash(props: CrashProps) {
  return <Crash {...props} />;
}
