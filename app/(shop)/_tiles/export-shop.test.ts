import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { exportShop } from './export-shop';

const addresses = { page: (path: string) => `https://souk.test${path}`, picture: (key: string) => key };
const page = { name: 'Cedar', about: '', currency: 'USD', handle: 'cedar', languages: ['en'] } as const;
const variant = newId('variant');
const linkOf = (to: string) => exportShop(page, addresses, { counts: false, to }).product;

describe('addresses in a file of products', () => {
  it('name a variant where there is a choice', () => {
    expect(linkOf('')('bowl')).toBe('https://souk.test/cedar/bowl');
    expect(linkOf('')('bowl', variant)).toBe(`https://souk.test/cedar/bowl?variant=${variant}`);
  });

  it('name the country whose prices the file has, so that who follows one sees them', () => {
    expect(linkOf('AE')('bowl')).toBe('https://souk.test/cedar/bowl?deliver-to=AE');
    expect(linkOf('AE')('bowl', variant)).toBe(`https://souk.test/cedar/bowl?variant=${variant}&deliver-to=AE`);
  });
});
