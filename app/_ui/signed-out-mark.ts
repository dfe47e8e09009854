const name = 'souk-signed-out';

/**
 * When somebody last signed out in this browser, in any tab; null for never and where storage is closed. A screen that keeps something
 * in memory compares it with what it was: the browser may bring a screen back as it was left, to somebody else.
 */
export function signedOutMark(): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** The database of this browser in which photos wait that were picked and are not sent yet. */
export const waitingPhotos = 'souk-photos';

/** The database of this browser in which expenses wait that were typed without a connection. */
export const waitingExpenses = 'souk-expenses';

/** Under which this browser keeps what somebody looked at, where she wants that. */
export const looksName = 'souk-looks';

/** Tells every tab, and those that the browser has put aside, that somebody signs out now; what of hers waits here, and what she looked at, is forgotten. */
export function markSignedOut(): void {
  try {
    indexedDB.deleteDatabase(waitingPhotos);
    indexedDB.deleteDatabase(waitingExpenses);
  } catch {
    // A browser without one keeps none.
  }
  try {
    localStorage.removeItem(looksName);
    localStorage.setItem(name, String(Date.now()));
  } catch {
    // Closed storage: such a browser keeps its tabs apart, and the one that signs out is loaded afresh.
  }
}
