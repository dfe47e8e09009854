import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

type Route = Record<string, (request: Request, more: { params: Promise<{ id: string }> }) => Promise<Response>>;

/** A `fetch` that is answered by the routes of the API themselves: for tests of what calls `/pay/v1/orders` and below. */
export async function askPayRoutes(address: string | URL, init: RequestInit = {}): Promise<Response> {
  const [, , , noun = '', id = '', ...verb] = new URL(address).pathname.split('/');
  const folder = path.join(root, 'app/api/pay/v1', noun, ...(id ? ['[id]'] : []), ...verb);
  const route: Route = await import(path.join(folder, 'route.ts'));
  const handler = route[init.method ?? 'GET'];
  if (!handler) throw new Error(`${folder} answers no ${init.method}`);
  return handler(new Request(address, init), { params: Promise.resolve({ id }) });
}
