import { FAULT_ACTIONS } from '../core/faults';
import { html } from '../pages/shell';
import { clockState } from '../switches/clock-switch';
import { idText, tableOf, timeText, type View } from './frame';

/** The switches as forms. What they set is what `/_sandbox` sets. */
export async function switchesContent(view: View): Promise<string> {
  const { next } = await clockState(view.context);
  const { words } = view;
  return `<div class="switches">${clockForm(view)}${webhooksForm(view)}${faultForm(view)}</div>
<h2>${html(words.faults)}</h2>${faultsTable(view)}
<h2>${html(words.ahead)}</h2>${tableOf(
    view,
    [
      { name: words.at, cell: ({ at }) => timeText(Number(at)) },
      { name: words.kind, cell: ({ what }) => idText(String(what)) },
      { name: words.id, cell: ({ object }) => idText(String(object)) },
    ],
    [...next],
  )}`;
}

function form(view: View, action: string, title: string, fields: string, button: string): string {
  const address = `/console/switches/${action}${view.locale === 'ar' ? '?locale=ar' : ''}`;
  return `<form method="post" action="${html(address)}"><h3>${html(title)}</h3>${fields}<button class="quiet">${html(button)}</button></form>`;
}

function select(name: string, label: string, options: [string, string][], chosen: string): string {
  const option = ([value, text]: [string, string]) =>
    `<option value="${html(value)}"${value === chosen ? ' selected' : ''}>${html(text)}</option>`;
  return `<label for="${name}">${html(label)}</label><select id="${name}" name="${name}">${options.map(option).join('')}</select>`;
}

function input(name: string, label: string, value: string, more = 'inputmode="numeric" dir="ltr"'): string {
  return `<label for="${name}">${html(label)}</label><input id="${name}" name="${name}" value="${html(value)}" ${more}>`;
}

function clockForm(view: View): string {
  const { words } = view;
  return form(view, 'clock', words.advance, input('advance_days', words.days, '1'), words.forward);
}

function webhooksForm(view: View): string {
  const { words, context } = view;
  const { on, copies, delay_ms, when, reorder, lose } = context.webhooks.mode;
  const fields = [
    select(
      'on',
      words.places.events,
      [
        ['true', words.on],
        ['false', words.off],
      ],
      String(on),
    ),
    select(
      'when',
      words.when,
      [
        ['after', words.after],
        ['before', words.before],
      ],
      when,
    ),
    select(
      'reorder',
      words.reorder,
      [
        ['false', words.inOrder],
        ['true', words.shuffled],
      ],
      String(reorder),
    ),
    input('copies', words.copies, String(copies)),
    input('delay_ms', words.delay, String(delay_ms)),
    input('lose', words.lose, String(lose)),
  ].join('');
  return form(view, 'webhooks', words.webhooks, fields, words.set);
}

function faultForm(view: View): string {
  const { words } = view;
  const actions = Object.entries(FAULT_ACTIONS).map(([name, { does }]): [string, string] => [name, `${name}: ${does}`]);
  const fields = [
    input('path', words.path, '/v1/payment_intents*', 'dir="ltr"'),
    select('action', words.action, actions, 'error500_after'),
    input('times', words.times, '1'),
  ].join('');
  return `<div class="card">${form(view, 'faults', words.addFault, fields, words.add)}${form(view, 'heal', words.heal, '', words.removeFaults)}</div>`;
}

function faultsTable(view: View): string {
  const { words, context } = view;
  return tableOf(
    view,
    [
      { name: words.action, cell: ({ action }) => idText(action) },
      { name: words.path, cell: ({ match }) => idText(JSON.stringify(match)) },
      { name: words.times, number: true, cell: ({ struck, times }) => `${struck} / ${times ?? '∞'}` },
    ],
    context.faults.list(),
  );
}
