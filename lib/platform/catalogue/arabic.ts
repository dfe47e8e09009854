import archive from '../messages/ar/archive.json';
import bank from '../messages/ar/bank.json';
import button from '../messages/ar/button.json';
import centre from '../messages/ar/centre.json';
import chat from '../messages/ar/chat.json';
import collections from '../messages/ar/collections.json';
import common from '../messages/ar/common.json';
import copy from '../messages/ar/copy.json';
import countries from '../messages/ar/countries.json';
import crash from '../messages/ar/crash.json';
import customers from '../messages/ar/customers.json';
import decisions from '../messages/ar/decisions.json';
import deletion from '../messages/ar/deletion.json';
import delivery from '../messages/ar/delivery.json';
import design from '../messages/ar/design.json';
import digest from '../messages/ar/digest.json';
import discounts from '../messages/ar/discounts.json';
import disputes from '../messages/ar/disputes.json';
import domain from '../messages/ar/domain.json';
import donations from '../messages/ar/donations.json';
import door from '../messages/ar/door.json';
import errors from '../messages/ar/errors.json';
import exportWords from '../messages/ar/exports.json';
import feed from '../messages/ar/feed.json';
import files from '../messages/ar/files.json';
import flow from '../messages/ar/flow.json';
import friends from '../messages/ar/friends.json';
import gallery from '../messages/ar/gallery.json';
import gifts from '../messages/ar/gifts.json';
import grid from '../messages/ar/grid.json';
import guardian from '../messages/ar/guardian.json';
import home from '../messages/ar/home.json';
import identity from '../messages/ar/identity.json';
import imports from '../messages/ar/imports.json';
import inbox from '../messages/ar/inbox.json';
import insights from '../messages/ar/insights.json';
import legal from '../messages/ar/legal.json';
import limits from '../messages/ar/limits.json';
import lists from '../messages/ar/lists.json';
import mail from '../messages/ar/mail.json';
import markets from '../messages/ar/markets.json';
import money from '../messages/ar/money.json';
import move from '../messages/ar/move.json';
import notices from '../messages/ar/notices.json';
import offline from '../messages/ar/offline.json';
import openings from '../messages/ar/openings.json';
import operator from '../messages/ar/operator.json';
import orders from '../messages/ar/orders.json';
import parts from '../messages/ar/parts.json';
import payouts from '../messages/ar/payouts.json';
import people from '../messages/ar/people.json';
import pickup from '../messages/ar/pickup.json';
import policies from '../messages/ar/policies.json';
import profile from '../messages/ar/profile.json';
import proof from '../messages/ar/proof.json';
import receipts from '../messages/ar/receipts.json';
import reports from '../messages/ar/reports.json';
import returns from '../messages/ar/returns.json';
import reviews from '../messages/ar/reviews.json';
import said from '../messages/ar/said.json';
import search from '../messages/ar/search.json';
import sharing from '../messages/ar/sharing.json';
import shop from '../messages/ar/shop.json';
import site from '../messages/ar/site.json';
import social from '../messages/ar/social.json';
import split from '../messages/ar/split.json';
import stock from '../messages/ar/stock.json';
import studio from '../messages/ar/studio.json';
import talk from '../messages/ar/talk.json';
import taxonomy from '../messages/ar/taxonomy.json';
import transfers from '../messages/ar/transfers.json';
import videos from '../messages/ar/videos.json';
import vision from '../messages/ar/vision.json';
import type { Area } from './english';

/** The Arabic messages of each area. */
export const arabicAreas: Record<Area, Readonly<Record<string, string>>> = {
  archive,
  bank,
  button,
  centre,
  chat,
  collections,
  common,
  copy,
  countries,
  crash,
  customers,
  decisions,
  deletion,
  delivery,
  design,
  digest,
  discounts,
  disputes,
  domain,
  donations,
  door,
  errors,
  exports: exportWords,
  feed,
  files,
  flow,
  friends,
  gallery,
  gifts,
  grid,
  guardian,
  home,
  identity,
  imports,
  inbox,
  insights,
  legal,
  limits,
  lists,
  mail,
  markets,
  money,
  move,
  notices,
  offline,
  openings,
  operator,
  orders,
  parts,
  payouts,
  people,
  pickup,
  policies,
  profile,
  proof,
  receipts,
  reports,
  returns,
  reviews,
  said,
  search,
  sharing,
  shop,
  site,
  social,
  split,
  stock,
  studio,
  talk,
  taxonomy,
  transfers,
  videos,
  vision,
};
