import archiveArabic from './messages/ar/archive.json';
import bankArabic from './messages/ar/bank.json';
import buttonArabic from './messages/ar/button.json';
import centreArabic from './messages/ar/centre.json';
import chatArabic from './messages/ar/chat.json';
import collectionsArabic from './messages/ar/collections.json';
import commonArabic from './messages/ar/common.json';
import copyArabic from './messages/ar/copy.json';
import crashArabic from './messages/ar/crash.json';
import customersArabic from './messages/ar/customers.json';
import decisionsArabic from './messages/ar/decisions.json';
import deletionArabic from './messages/ar/deletion.json';
import deliveryArabic from './messages/ar/delivery.json';
import designArabic from './messages/ar/design.json';
import digestArabic from './messages/ar/digest.json';
import discountsArabic from './messages/ar/discounts.json';
import disputesArabic from './messages/ar/disputes.json';
import domainArabic from './messages/ar/domain.json';
import doorArabic from './messages/ar/door.json';
import errorsArabic from './messages/ar/errors.json';
import exportsArabic from './messages/ar/exports.json';
import feedArabic from './messages/ar/feed.json';
import filesArabic from './messages/ar/files.json';
import flowArabic from './messages/ar/flow.json';
import friendsArabic from './messages/ar/friends.json';
import galleryArabic from './messages/ar/gallery.json';
import giftsArabic from './messages/ar/gifts.json';
import gridArabic from './messages/ar/grid.json';
import guardianArabic from './messages/ar/guardian.json';
import homeArabic from './messages/ar/home.json';
import identityArabic from './messages/ar/identity.json';
import importsArabic from './messages/ar/imports.json';
import inboxArabic from './messages/ar/inbox.json';
import insightsArabic from './messages/ar/insights.json';
import legalArabic from './messages/ar/legal.json';
import limitsArabic from './messages/ar/limits.json';
import listsArabic from './messages/ar/lists.json';
import mailArabic from './messages/ar/mail.json';
import marketsArabic from './messages/ar/markets.json';
import moneyArabic from './messages/ar/money.json';
import moveArabic from './messages/ar/move.json';
import noticesArabic from './messages/ar/notices.json';
import offlineArabic from './messages/ar/offline.json';
import openingsArabic from './messages/ar/openings.json';
import operatorArabic from './messages/ar/operator.json';
import ordersArabic from './messages/ar/orders.json';
import payoutsArabic from './messages/ar/payouts.json';
import peopleArabic from './messages/ar/people.json';
import pickupArabic from './messages/ar/pickup.json';
import policiesArabic from './messages/ar/policies.json';
import profileArabic from './messages/ar/profile.json';
import proofArabic from './messages/ar/proof.json';
import receiptsArabic from './messages/ar/receipts.json';
import reportsArabic from './messages/ar/reports.json';
import returnsArabic from './messages/ar/returns.json';
import reviewsArabic from './messages/ar/reviews.json';
import saidArabic from './messages/ar/said.json';
import searchArabic from './messages/ar/search.json';
import sharingArabic from './messages/ar/sharing.json';
import shopArabic from './messages/ar/shop.json';
import siteArabic from './messages/ar/site.json';
import socialArabic from './messages/ar/social.json';
import stockArabic from './messages/ar/stock.json';
import studioArabic from './messages/ar/studio.json';
import talkArabic from './messages/ar/talk.json';
import taxonomyArabic from './messages/ar/taxonomy.json';
import videosArabic from './messages/ar/videos.json';
import visionArabic from './messages/ar/vision.json';
import archive from './messages/en/archive.json';
import bank from './messages/en/bank.json';
import button from './messages/en/button.json';
import centre from './messages/en/centre.json';
import chat from './messages/en/chat.json';
import collections from './messages/en/collections.json';
import common from './messages/en/common.json';
import copy from './messages/en/copy.json';
import crash from './messages/en/crash.json';
import customers from './messages/en/customers.json';
import decisions from './messages/en/decisions.json';
import deletion from './messages/en/deletion.json';
import delivery from './messages/en/delivery.json';
import design from './messages/en/design.json';
import digest from './messages/en/digest.json';
import discounts from './messages/en/discounts.json';
import disputes from './messages/en/disputes.json';
import domain from './messages/en/domain.json';
import door from './messages/en/door.json';
import errors from './messages/en/errors.json';
import exportWords from './messages/en/exports.json';
import feed from './messages/en/feed.json';
import files from './messages/en/files.json';
import flow from './messages/en/flow.json';
import friends from './messages/en/friends.json';
import gallery from './messages/en/gallery.json';
import gifts from './messages/en/gifts.json';
import grid from './messages/en/grid.json';
import guardian from './messages/en/guardian.json';
import home from './messages/en/home.json';
import identity from './messages/en/identity.json';
import imports from './messages/en/imports.json';
import inbox from './messages/en/inbox.json';
import insights from './messages/en/insights.json';
import legal from './messages/en/legal.json';
import limits from './messages/en/limits.json';
import lists from './messages/en/lists.json';
import mail from './messages/en/mail.json';
import markets from './messages/en/markets.json';
import money from './messages/en/money.json';
import move from './messages/en/move.json';
import notices from './messages/en/notices.json';
import offline from './messages/en/offline.json';
import openings from './messages/en/openings.json';
import operator from './messages/en/operator.json';
import orders from './messages/en/orders.json';
import payouts from './messages/en/payouts.json';
import people from './messages/en/people.json';
import pickup from './messages/en/pickup.json';
import policies from './messages/en/policies.json';
import profile from './messages/en/profile.json';
import proof from './messages/en/proof.json';
import receipts from './messages/en/receipts.json';
import reports from './messages/en/reports.json';
import returns from './messages/en/returns.json';
import reviews from './messages/en/reviews.json';
import said from './messages/en/said.json';
import search from './messages/en/search.json';
import sharing from './messages/en/sharing.json';
import shop from './messages/en/shop.json';
import site from './messages/en/site.json';
import social from './messages/en/social.json';
import stock from './messages/en/stock.json';
import studio from './messages/en/studio.json';
import talk from './messages/en/talk.json';
import taxonomy from './messages/en/taxonomy.json';
import videos from './messages/en/videos.json';
import vision from './messages/en/vision.json';

const englishAreas = {
  said,
  lists,
  feed,
  digest,
  bank,
  button,
  chat,
  collections,
  common,
  design,
  customers,
  decisions,
  deletion,
  delivery,
  discounts,
  disputes,
  domain,
  errors,
  home,
  sharing,
  shop,
  search,
  videos,
  vision,
  stock,
  studio,
  grid,
  guardian,
  imports,
  inbox,
  talk,
  insights,
  limits,
  markets,
  money,
  openings,
  orders,
  payouts,
  people,
  pickup,
  policies,
  proof,
  door,
  reports,
  profile,
  friends,
  notices,
  receipts,
  returns,
  reviews,
  identity,
  site,
  social,
  taxonomy,
  legal,
  mail,
  operator,
  move,
  offline,
  archive,
  centre,
  copy,
  exports: exportWords,
  files,
  flow,
  gallery,
  gifts,
  crash,
};

const arabicAreas: Record<Area, Readonly<Record<string, string>>> = {
  said: saidArabic,
  lists: listsArabic,
  feed: feedArabic,
  bank: bankArabic,
  button: buttonArabic,
  chat: chatArabic,
  collections: collectionsArabic,
  common: commonArabic,
  design: designArabic,
  customers: customersArabic,
  decisions: decisionsArabic,
  deletion: deletionArabic,
  delivery: deliveryArabic,
  digest: digestArabic,
  discounts: discountsArabic,
  disputes: disputesArabic,
  domain: domainArabic,
  errors: errorsArabic,
  home: homeArabic,
  sharing: sharingArabic,
  shop: shopArabic,
  search: searchArabic,
  videos: videosArabic,
  vision: visionArabic,
  stock: stockArabic,
  studio: studioArabic,
  grid: gridArabic,
  guardian: guardianArabic,
  imports: importsArabic,
  inbox: inboxArabic,
  talk: talkArabic,
  insights: insightsArabic,
  limits: limitsArabic,
  markets: marketsArabic,
  money: moneyArabic,
  openings: openingsArabic,
  orders: ordersArabic,
  payouts: payoutsArabic,
  people: peopleArabic,
  pickup: pickupArabic,
  policies: policiesArabic,
  proof: proofArabic,
  door: doorArabic,
  reports: reportsArabic,
  profile: profileArabic,
  friends: friendsArabic,
  notices: noticesArabic,
  receipts: receiptsArabic,
  returns: returnsArabic,
  reviews: reviewsArabic,
  identity: identityArabic,
  site: siteArabic,
  social: socialArabic,
  taxonomy: taxonomyArabic,
  legal: legalArabic,
  mail: mailArabic,
  operator: operatorArabic,
  move: moveArabic,
  offline: offlineArabic,
  archive: archiveArabic,
  centre: centreArabic,
  copy: copyArabic,
  exports: exportsArabic,
  files: filesArabic,
  flow: flowArabic,
  gallery: galleryArabic,
  gifts: giftsArabic,
  crash: crashArabic,
};

/** The areas messages are kept in: one JSON file per area and language. */
export type Area = keyof typeof englishAreas;

/** Every message there is, by its name in the English files: `area.key`. */
export type MessageKey = { [A in Area]: `${A}.${Extract<keyof (typeof englishAreas)[A], string>}` }[Area];

/** All English messages by `area.key`. */
export const english = merge(englishAreas);

/** All Arabic messages by `area.key`. */
export const arabic = merge(arabicAreas);

function merge(areas: Record<Area, Readonly<Record<string, string>>>): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [area, messages] of Object.entries(areas)) {
    for (const [key, message] of Object.entries(messages)) all[`${area}.${key}`] = message;
  }
  return all;
}
