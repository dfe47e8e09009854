/** One small sheet for every page of the sandbox: the app's paper, ink and round corners, in both colour schemes. */
export const STYLE = `
:root{color-scheme:light;--paper:oklch(98.2% .006 85);--surface:#fff;--ink:oklch(24% .02 60);--muted:oklch(47% .02 65);
--line:oklch(86% .012 80);--control:oklch(62% .02 70);--teal:oklch(46% .08 195);--on-teal:#fff;--brick:oklch(48% .16 28)}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--paper:oklch(20% .008 65);
--surface:oklch(25% .01 65);--ink:oklch(95% .008 85);--muted:oklch(74% .015 80);--line:oklch(36% .012 70);
--control:oklch(58% .02 75);--teal:oklch(78% .09 195);--on-teal:oklch(20% .02 195);--brick:oklch(74% .13 28)}}
:root[data-theme=dark]{color-scheme:dark;--paper:oklch(20% .008 65);--surface:oklch(25% .01 65);--ink:oklch(95% .008 85);
--muted:oklch(74% .015 80);--line:oklch(36% .012 70);--control:oklch(58% .02 75);--teal:oklch(78% .09 195);
--on-teal:oklch(20% .02 195);--brick:oklch(74% .13 28)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:400 16px/1.5 "Readex Pro","Segoe UI",system-ui,-apple-system,"Noto Sans Arabic",sans-serif}
body.bare{background:transparent}
[lang=ar] body{line-height:1.7}
main{max-width:28rem;margin:0 auto;padding:2rem 1.25rem}
main.wide{max-width:64rem}
h1{font-size:1.625rem;line-height:1.25;font-weight:600;margin:0 0 .5rem}
p{margin:0 0 1rem}
.muted{color:var(--muted)}
.note{font-size:.875rem;color:var(--muted)}
.sheet{background:var(--surface);border-radius:12px;padding:1.5rem;margin-top:1.5rem}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.fields .whole{grid-column:1/-1}
@media (min-width:30rem){.fields{grid-template-columns:1fr 1fr 1fr}}
.bare form{padding:3px}
label{display:block;font-size:.875rem;margin-bottom:.25rem}
input{width:100%;height:48px;padding:0 .875rem;border:1px solid var(--control);border-radius:12px;background:var(--surface);
color:var(--ink);font:inherit;font-variant-numeric:tabular-nums;unicode-bidi:plaintext}
[dir=rtl] input{text-align:right}
input:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--teal);outline-offset:1px}
input[aria-invalid=true]{border-color:var(--brick)}
.problem{color:var(--brick);font-size:.875rem;margin:.25rem 0 0}
.problem:empty{display:none}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;border-radius:26px;
border:1px solid transparent;background:var(--teal);color:var(--on-teal);font:inherit;font-weight:600;cursor:pointer;
text-decoration:none;padding:0 1.25rem}
button.quiet{background:transparent;color:var(--ink);border-color:var(--control)}
.actions{display:grid;gap:.75rem;margin-top:1.5rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:start;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
code{font-size:.8125rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
`;
