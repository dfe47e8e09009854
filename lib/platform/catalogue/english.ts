import archive from '../messages/en/archive.json';
import bank from '../messages/en/bank.json';
import button from '../messages/en/button.json';
import centre from '../messages/en/centre.json';
import chat from '../messages/en/chat.json';
import collections from '../messages/en/collections.json';
import common from '../messages/en/common.json';
import copy from '../messages/en/copy.json';
import countries from '../messages/en/countries.json';
import crash from '../messages/en/crash.json';
import customers from '../messages/en/customers.json';
import decisions from '../messages/en/decisions.json';
import deletion from '../messages/en/deletion.json';
import delivery from '../messages/en/delivery.json';
import design from '../messages/en/design.json';
import digest from '../messages/en/digest.json';
import discounts from '../messages/en/discounts.json';
import disputes from '../messages/en/disputes.json';
import domain from '../messages/en/domain.json';
import donations from '../messages/en/donations.json';
import door from '../messages/en/door.json';
import errors from '../messages/en/errors.json';
import exportWords from '../messages/en/exports.json';
import feed from '../messages/en/feed.json';
import files from '../messages/en/files.json';
import flow from '../messages/en/flow.json';
import friends from '../messages/en/friends.json';
import gallery from '../messages/en/gallery.json';
import gifts from '../messages/en/gifts.json';
import grid from '../messages/en/grid.json';
import guardian from '../messages/en/guardian.json';
import home from '../messages/en/home.json';
import identity from '../messages/en/identity.json';
import imports from '../messages/en/imports.json';
import inbox from '../messages/en/inbox.json';
import insights from '../messages/en/insights.json';
import legal from '../messages/en/legal.json';
import limits from '../messages/en/limits.json';
import lists from '../messages/en/lists.json';
import mail from '../messages/en/mail.json';
import markets from '../messages/en/markets.json';
import money from '../messages/en/money.json';
import move from '../messages/en/move.json';
import notices from '../messages/en/notices.json';
import offline from '../messages/en/offline.json';
import openings from '../messages/en/openings.json';
import operator from '../messages/en/operator.json';
import orders from '../messages/en/orders.json';
import parts from '../messages/en/parts.json';
import payouts from '../messages/en/payouts.json';
import people from '../messages/en/people.json';
import pickup from '../messages/en/pickup.json';
import policies from '../messages/en/policies.json';
import profile from '../messages/en/profile.json';
import proof from '../messages/en/proof.json';
import receipts from '../messages/en/receipts.json';
import reports from '../messages/en/reports.json';
import returns from '../messages/en/returns.json';
import reviews from '../messages/en/reviews.json';
import said from '../messages/en/said.json';
import search from '../messages/en/search.json';
import sharing from '../messages/en/sharing.json';
import shop from '../messages/en/shop.json';
import site from '../messages/en/site.json';
import social from '../messages/en/social.json';
import split from '../messages/en/split.json';
import stock from '../messages/en/stock.json';
import studio from '../messages/en/studio.json';
import talk from '../messages/en/talk.json';
import taxonomy from '../messages/en/taxonomy.json';
import transfers from '../messages/en/transfers.json';
import videos from '../messages/en/videos.json';
import vision from '../messages/en/vision.json';

/** The English messages of each area. */
export const englishAreas = {
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

/** The areas messages are kept in: one JSON file per area and language. */
export type Area = keyof typeof englishAreas;
