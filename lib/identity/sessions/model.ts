/**
 * Sessions: one row per sign-in on one device. The cookie carries only the row's id, sealed; the row decides.
 *
 * Invariants: every sign-in makes a new row (no fixation); a revoked, expired or closed person's row gives no
 * actor on the very next request; a session slides with use but never outlives its absolute end.
 */

/** Days a session lives without being used. */
export const idleDaysMax = 30;

/** Days after which a session ends however often it was used. */
export const lifeDaysMax = 180;

/** Minutes between two writes of `last_seen_at`, so that browsing does not write a row per page. */
export const touchEveryMinutes = 5;

/** Minutes for which a fresh proof (password, passkey) allows sensitive changes. */
export const proofMinutes = 10;

/** Most sessions of one person at a time; the one used longest ago gives way. */
export const liveSessionsMax = 50;

/** How a person may prove herself. */
export const signInMethods = ['password', 'passkey', 'google', 'facebook', 'reset'] as const;
/** One of them. */
export type SignInMethod = (typeof signInMethods)[number];

/**
 * From where somebody signs in: the network (for limits), the device in words, and the hash of the browser's
 * long-lived mark (tells a new device from a known one).
 */
export type Visit = { readonly network: string; readonly deviceName: string; readonly deviceHash: string };

/** Whether a session seen last at `lastSeenAt` is due for another write of its last use. */
export function isDueForTouch(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > touchEveryMinutes * 60_000;
}

const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/CriOS\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/**
 * A person's words for a device, read from the browser's own description: `Chrome · Android`. Only names
 * from a closed list come out, so a hostile header cannot write into a mail or a page; empty when unknown.
 */
export function deviceName(userAgent: string): string {
  const text = userAgent.slice(0, 512);
  const browser = browsers.find(([pattern]) => pattern.test(text))?.[1];
  const system = systems.find(([pattern]) => pattern.test(text))?.[1];
  return [browser, system].filter(Boolean).join(' · ');
}
