import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a browser keeps to itself of its subscription. */
export type BrowserKeys = { privateKey: Buffer; publicKey: Buffer; auth: Buffer };

/** What came for a browser: how it was sent, and its words as that browser reads them. */
export type Pushed = { path: string; headers: IncomingHttpHeaders; text: string };

/** A push service of this machine, by the contract of RFC 8030: it answers as it is told to, and keeps what came. */
export type PushService = {
  origin: string;
  pushed: Pushed[];
  /** What it answers from now on: a status, and perhaps when it wants to be asked again. */
  answers: (status: number, retryAfter?: string) => void;
  close: () => void;
};

const info = (name: string) => Buffer.from(`${name}\0`);
const derive = (key: Buffer, salt: Buffer, label: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, label, length));

/** Reads a body as the browser it was meant for does (RFC 8291, one record of RFC 8188). Throws where it was meant for another. */
export function readPush(body: Buffer, { privateKey, publicKey, auth }: BrowserKeys): string {
  const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + body.readUInt8(20))];
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey);
  const label = Buffer.concat([info('WebPush: info'), publicKey, sender]);
  const key = derive(curve.computeSecret(sender), auth, label, 32);
  const record = body.subarray(21 + sender.length);
  const content = derive(key, salt, info('Content-Encoding: aes128gcm'), 16);
  const opener = createDecipheriv('aes-128-gcm', content, derive(key, salt, info('Content-Encoding: nonce'), 12));
  opener.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** The keys of a new browser. */
export function browserKeys(): BrowserKeys {
  const curve = createECDH('prime256v1');
  const publicKey = curve.generateKeys();
  return { privateKey: curve.getPrivateKey(), publicKey, auth: randomBytes(16) };
}

/** Opens a push service for one browser. */
export async function openPushService(keys: BrowserKeys): Promise<PushService> {
  const pushed: Pushed[] = [];
  let answer: { status: number; retryAfter?: string } = { status: 201 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      pushed.push({ path, headers, text: readPush(Buffer.concat(chunks), keys) });
      response.writeHead(answer.status, answer.retryAfter ? { 'retry-after': answer.retryAfter } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushed,
    answers: (status, retryAfter) => {
      answer = retryAfter === undefined ? { status } : { status, retryAfter };
    },
    close: () => server.close(),
  };
}
