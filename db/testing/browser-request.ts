/**
 * The framework's view of a request, for tests that run without it. A test takes it in with
 * `vi.mock('next/headers', () => import('@/db/testing/browser-request'))`; what it puts into `request` is then what a
 * browser sent, and cookies that are set land there too.
 */
export const request = { cookies: new Map<string, string>(), headers: new Map<string, string>() };

/** Next's `cookies()`. */
export async function cookies() {
  return {
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => request.cookies.set(name, value),
  };
}

/** Next's `headers()`. */
export async function headers() {
  return { get: (name: string) => request.headers.get(name) ?? null };
}

/** Forgets what the last test's browser sent. */
export function newRequest(): void {
  request.cookies = new Map();
  request.headers = new Map();
}
