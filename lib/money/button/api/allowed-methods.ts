import { operations } from './operations';

/** The description of the API itself is asked for without a key, and is no operation. */
const calls = [...operations, { method: 'get', path: '/pay/v1/openapi.json' }].map(({ method, path }) => ({
  method: method.toUpperCase(),
  address: new RegExp(`^/api${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** How an address of the API (`/api/pay/v1/…`) may be asked, as `Allow` names it; null for an address that it does not have. */
export function allowedMethods(path: string): string[] | null {
  const known = calls.filter(({ address }) => address.test(path)).map(({ method }) => method);
  if (known.length === 0) return null;
  return [...new Set([...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])];
}
