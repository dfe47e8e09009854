/** The versions of the API, by date; who names none gets the newest. A change that breaks a program is a new one. */
export const apiVersions = ['2026-11-28'] as const;

/** The newest version. */
export const apiVersion = apiVersions[0];
