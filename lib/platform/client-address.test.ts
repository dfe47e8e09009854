import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressHeader, clientAddress, markClientAddresses, networkOf } from './client-address';

describe('the address a request came from', () => {
  it('is the socket’s when no proxy is trusted, whatever the header says', () => {
    expect(clientAddress('1.2.3.4', '10.0.0.9', 0)).toBe('10.0.0.9');
  });

  it('is what the last trusted proxy wrote, never what the client put before it', () => {
    expect(clientAddress('6.6.6.6, 203.0.113.7', '10.0.0.9', 1)).toBe('203.0.113.7');
    expect(clientAddress('6.6.6.6, 203.0.113.7, 10.1.1.1', '10.0.0.9', 2)).toBe('203.0.113.7');
    expect(clientAddress('', '10.0.0.9', 1)).toBe('10.0.0.9');
  });

  it('reaches the app under a name no client can set', async () => {
    markClientAddresses(0);
    const server = createServer((asked, answer) => answer.end(String(asked.headers[addressHeader])));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const headers = { [addressHeader]: '6.6.6.6', 'x-forwarded-for': '6.6.6.6' };
    const ask = (method: string, path = '/') =>
      new Promise<[number | undefined, string]>((resolve) => {
        request({ port, path, host: '127.0.0.1', method, headers }, async (answer) =>
          resolve([answer.statusCode, (await answer.toArray()).join('')]),
        ).end();
      });
    expect(await ask('GET')).toEqual([200, '127.0.0.1']);
    // Next answers these with a 500, before any rule of ours is asked.
    expect(await ask('TRACE')).toEqual([405, '']);
    expect(await ask('GET', '/media/%')).toEqual([400, '']);
    expect(await ask('GET', '/media/%FF/320.webp')).toEqual([400, '']);
    expect(await ask('GET', '/search?q=%FF')).toEqual([200, '127.0.0.1']);
    server.close();
  });
});

describe('the network limits are counted by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['203.0.113.7:5678', '203.0.113.7'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['', 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});
