'use client';

import './globals.css';
import { Crash, type CrashProps, useCrashLanguage } from './_frame/crash';

/** Stands in for the whole document when even the frame is broken. */
export default function DocumentCrash(props: CrashProps) {
  const { locale, dir, words } = useCrashLanguage();
  return (
    <html lang={locale} dir={dir}>
      <body className="font-sans">
        <title>{words.title}</title>
        <main>
          <Crash {...props} />
        </main>
      </body>
    </html>
  );
}
