/** Where one may say yes, one may say no: in the same place, by the same kind of control, seen by everybody. */
import { allOf, around, isHidden, wordsOf } from './tree.mjs';

/**
 * Messages that accept, with the one that refuses. One that is not here fails the test of the messages.
 * @type {readonly { accept: string, refuse: string }[]}
 */
export const choices = [
  { accept: 'friends.accept', refuse: 'friends.refuse' },
  { accept: 'guardian.accept', refuse: 'limits.not_now' },
  { accept: 'guardian.approve', refuse: 'guardian.decline' },
  { accept: 'countries.approve', refuse: 'countries.refuse' },
  { accept: 'gifts.accept', refuse: 'gifts.decline' },
  { accept: 'studio.invite_accept', refuse: 'studio.invite_decline' },
];

/** Messages that sound so and offer no choice, and why. */
export const noChoices = {
  'gifts.to_accept': 'says of a gift what it waits for',
  'gallery.agree': 'a part of the design, shown with a sample',
  'decisions.hosts_allow': 'an operator’s, who undoes a refusal',
  'operator.did_host_allow': 'a line of a record',
  'countries.did_approve': 'a line of a record',
  'copy.code_did_host_allow': 'a line of a copy',
  'studio.tag_accept': 'an owner’s own draft, whose no stands beside it',
  'transfers.convert_accept':
    'whoever receives money takes it in her currency; to give another account, and to send it back, stand below',
  'returns.accept': 'a seller’s answer to a return, whose no is in the same form',
};

/** @param {readonly string[]} keys of all messages @returns {string[]} choices of which nobody has said how one refuses */
export const choiceMessageFaults = (keys) =>
  keys
    .filter((key) => /[._](accept|approve|allow|agree|opt_in)$/.test(key))
    .filter((key) => !(key in noChoices) && !choices.some(({ accept }) => accept === key))
    .map((key) => `${key} is in no list of scripts/fair/choices.mjs`);

const isControl = ({ name, attribs }) => name === 'button' || (name === 'a' && 'href' in attribs);
const isPlace = ({ name }) => /^(form|section|li|article|main|body)$/.test(name);

/**
 * @param {import('./tree.mjs').Document} tree
 * @param {readonly { accept: RegExp, refuse: RegExp }[]} pairs the words of each choice in the language of the page
 */
export const choiceFaults = (tree, pairs) => pairs.flatMap(({ accept, refuse }) => accepted(tree, accept, refuse));

const accepted = (tree, accept, refuse) =>
  controlsOf(tree, accept).flatMap((yes) => {
    const no = nearest(yes, refuse);
    const words = wordsOf(yes);
    if (!no) return [`“${words}” stands without a way to say no`];
    if (folded(no) && folded(no) !== folded(yes)) return [`the no beside “${words}” is folded away`];
    if (isHidden(no)) return [`the no beside “${words}” is hidden`];
    if ('disabled' in no.attribs) return [`the no beside “${words}” cannot be pressed`];
    return [];
  });

const controlsOf = (root, words) => allOf(root, (one) => isControl(one) && words.test(wordsOf(one)));

const folded = (one) => around(one, ({ name, attribs }) => name === 'details' && !('open' in attribs));

/** In the same form or list item; where each has a form of its own, in what holds both. */
function nearest(yes, words) {
  for (let place = around(yes, isPlace), tries = 0; place && tries < 3; place = around(place, isPlace), tries++) {
    const [found] = controlsOf(place, words);
    if (found) return found;
  }
  return null;
}
