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

/** Tells every tab, and those that the browser has put aside, that somebody signs out now. */
export function markSignedOut(): void {
  try {
    localStorage.setItem(name, String(Date.now()));
  } catch {
    // Closed storage: such a browser keeps its tabs apart, and the one that signs out is loaded afresh.
  }
}
