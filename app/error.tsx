'use client';

import { Crash, type CrashProps } from './_frame/crash';

export default function PageCrash(props: CrashProps) {
  return <Crash {...props} />;
}
