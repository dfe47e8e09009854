import { expect, it } from 'vitest';
import { htmlToText } from './html-to-text';

it.each([
  ['<p>One <b>bold</b>&nbsp;word</p><p>Two</p>', 'One bold word\n\nTwo'],
  ['<ul><li>soft</li><li>warm</li></ul>', '- soft\n- warm'],
  ['a<br>b<br/><br>c', 'a\nb\n\nc'],
  ['Tea &amp; coffee &#x2713; &lt;3', 'Tea & coffee ✓ <3'],
  ['<script>alert(1)</script><style>p{}</style>Safe', 'Safe'],
  ['<table><tr><td>Size</td><td>M</td></tr><tr><td>Colour</td><td>Red</td></tr></table>', 'Size M\nColour Red'],
  ['plain\ntext, 3 < 4 & so on', 'plain\ntext, 3 < 4 & so on'],
  ['Line\n&amp; line', 'Line\n& line'],
  ['<p>  wrapped\n   source  </p>', 'wrapped source'],
  ['<div>قميص<br>قطني</div>', 'قميص\nقطني'],
])('%s', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

it('a description of a megabyte is read in time that grows with it', () => {
  const began = performance.now();
  expect(htmlToText('<p>word <b>bold</b></p>\n'.repeat(50_000))).toHaveLength(50_000 * 11 - 2);
  expect(htmlToText('<'.repeat(500_000)).length).toBeLessThanOrEqual(500_000);
  expect(performance.now() - began).toBeLessThan(5000);
});
