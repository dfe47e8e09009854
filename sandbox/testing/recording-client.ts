import Stripe from 'stripe';

export interface Exchange {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** The SDK's own client for Node, which also writes down what came over the wire. */
export function recordingClient(exchanges: Exchange[]): Stripe.HttpClient {
  const inner = Stripe.createNodeHttpClient();
  return Object.assign(Object.create(inner), {
    async makeRequest(...request: Parameters<typeof inner.makeRequest>) {
      const response = await inner.makeRequest(...request);
      const [, , path, method] = request;
      return Object.assign(Object.create(response), {
        async toJSON() {
          const body: unknown = await response.toJSON();
          exchanges.push({
            method,
            path: path.split('?')[0] ?? path,
            status: response.getStatusCode(),
            body: structuredClone(body),
          });
          return body;
        },
      });
    },
  });
}
