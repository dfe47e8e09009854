import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '@/lib/kernel/money';
import { catalogue } from '@/scripts/pictures/catalogue/all';
import { photographerOf } from '../photo-credits';
import { pageFollows, personFollows } from './follows';
import { logoShapes } from './logos';
import { orders } from './orders';
import { pages } from './pages';
import { people } from './people';
import { photographs } from './photographs';
import { posts } from './posts';
import type { Picture } from './shape';
import { comments, likedUpdates, lists, recommendations, saved } from './social';
import { circles, friendRequests, friendships, shownLists } from './ties';

const handles = new Set(people.map((person) => person.handle));
const pageHandles = new Set(pages.map((page) => page.handle));
const products = pages.flatMap((page) => page.products);
const pictures: readonly Picture[] = [
  ...pages.map((page) => page.cover),
  ...products.flatMap((product) => product.pictures),
  ...posts.flatMap((post) => post.pictures),
];

describe('the demo world', () => {
  it('is as large as a first visitor expects', () => {
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(products.length).toBeGreaterThanOrEqual(200);
    expect(people.length).toBeGreaterThanOrEqual(12);
    expect(posts.length).toBeGreaterThanOrEqual(40);
    expect(pages.filter((page) => page.languages[0] === 'ar').length).toBeGreaterThanOrEqual(2);
  });

  it('has pages in all six markets of the demonstration, each in its own currency', () => {
    expect(new Set(pages.map((page) => `${page.country} ${page.currency}`))).toEqual(
      new Set(['US USD', 'AE AED', 'SA SAR', 'EG EGP', 'FR EUR', 'JP JPY']),
    );
  });

  it('makes friends, requests and circles of people there are, each two once and circles of friends alone', () => {
    const pairs = [...friendships, ...friendRequests].map((two) => [...two].sort().join(' '));
    expect(new Set(pairs).size).toBe(pairs.length);
    const named = [...pairs.flatMap((pair) => pair.split(' ')), ...Object.keys(shownLists)];
    expect(named.filter((handle) => !handles.has(handle))).toEqual([]);
    const friends = new Set(friendships.map((two) => [...two].sort().join(' ')));
    for (const { owner, members } of circles)
      for (const member of members) expect(friends).toContain([owner, member].sort().join(' '));
  });

  it('writes every price with no more decimals than its currency has', () => {
    for (const page of pages)
      for (const variant of page.products.flatMap((product) => product.variants))
        expect(parseAmount(variant.price, page.currency), variant.sku).not.toBeNull();
  });

  it('never uses a SKU or an address twice within a page', () => {
    for (const page of pages) {
      const skus = page.products.flatMap((product) => product.variants.map((variant) => variant.sku));
      expect(new Set(skus).size).toBe(skus.length);
      expect(new Set(page.products.map((product) => product.slug)).size).toBe(page.products.length);
    }
  });

  it('gives each variant one value of each option', () => {
    for (const product of products)
      for (const variant of product.variants) {
        expect(variant.values.length).toBe(product.options.length);
        product.options.forEach((option, index) => {
          expect(option.values).toContain(variant.values[index]);
        });
      }
  });

  it('points only at people, pages and goods that exist', () => {
    for (const page of pages) for (const owner of page.owners) expect(handles).toContain(owner);
    for (const [who, followed] of personFollows) expect(handles.has(who) && handles.has(followed)).toBe(true);
    for (const [who, followed] of Object.entries(pageFollows)) {
      expect(handles).toContain(who);
      for (const page of followed) expect(pageHandles).toContain(page);
    }
    const named = [
      ...recommendations.map(([who, page, slug]) => ({ who, page, slug })),
      ...lists.flatMap(({ who, items }) => items.map(([page, slug]) => ({ who, page, slug }))),
      ...Object.entries(saved).flatMap(([who, things]) => things.map(([page, slug]) => ({ who, page, slug }))),
    ];
    for (const { who, page, slug } of named) {
      expect(handles).toContain(who);
      expect(pages.find((one) => one.handle === page)?.products.map((product) => product.slug)).toContain(slug);
    }
    for (const page of [...Object.keys(likedUpdates), ...comments.map((one) => one.page)])
      expect(posts.map((post) => post.page)).toContain(page);
    for (const who of [...Object.values(likedUpdates).flat(), ...comments.map((one) => one.who)])
      expect(handles).toContain(who);
    for (const post of posts) expect(pages.find((page) => page.handle === post.page)?.owners).toContain(post.author);
    for (const order of orders) {
      const page = pages.find((candidate) => candidate.handle === order.page);
      const skus = page?.products.flatMap((product) => product.variants.map((variant) => variant.sku)) ?? [];
      expect(handles).toContain(order.buyer);
      for (const line of order.lines) expect(skus, order.key).toContain(line.sku);
    }
  });

  it('shows an order in every state an order can rest in', () => {
    expect(new Set(orders.map((order) => order.state)).size).toBe(10);
  });

  it('delivers each order to a country its seller delivers to', () => {
    for (const order of orders) {
      const country = people.find((person) => person.handle === order.buyer)?.address.country;
      expect(pages.find((page) => page.handle === order.page)?.delivery.countries, order.key).toContain(country);
    }
  });

  it('uses only pictures that exist or can be rendered, and every photograph at least once', () => {
    for (const picture of pictures) {
      const [kind, name] = picture.file.split(':');
      if (kind === 'photo') expect(Object.keys(photographs)).toContain(name);
      else
        expect(existsSync(`db/seed/pictures/${picture.file}.webp`) || picture.file in catalogue, picture.file).toBe(
          true,
        );
    }
    const used = new Set(pictures.map((picture) => picture.file));
    for (const name of Object.keys(photographs)) expect(used, name).toContain(`photo:${name}`);
  });

  it('has a sign for every page and a photographer for every photograph', () => {
    for (const page of pages) expect(logoShapes[page.handle], page.handle).toBeDefined();
    for (const name of Object.keys(photographs)) expect(photographerOf(name)).toMatch(/^\p{L}/u);
  });
});
