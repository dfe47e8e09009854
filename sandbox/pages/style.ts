/** One small sheet for every page of the sandbox: the app's face, colours and corners, in both colour schemes. */
export const STYLE = `
@font-face{font-family:"Readex Pro";src:url(/fonts/latin) format("woff2");font-weight:160 700;font-display:swap}
@font-face{font-family:"Readex Pro";src:url(/fonts/arabic) format("woff2");font-weight:160 700;font-display:swap;
unicode-range:U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC}
:root{color-scheme:light dark;
--paper:light-dark(oklch(98.5% .005 85),oklch(17.5% .008 65));--surface:light-dark(#fff,oklch(22% .009 65));
--sunken:light-dark(oklch(95.5% .007 85),oklch(25.5% .009 65));
--ink:light-dark(oklch(22% .015 60),oklch(95% .008 85));--muted:light-dark(oklch(47% .016 60),oklch(75% .012 80));
--line:light-dark(oklch(90.5% .008 80),oklch(32% .01 65));--edge:light-dark(oklch(62% .014 70),oklch(57% .012 70));
--teal:light-dark(oklch(48% .085 195),oklch(78% .1 190));--on-teal:light-dark(oklch(99% .005 190),oklch(20% .03 195));
--brick:light-dark(oklch(50% .165 30),oklch(76% .13 30))}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:400 16px/1.55 "Readex Pro",system-ui,-apple-system,"Segoe UI","Noto Sans Arabic",sans-serif}
body.bare{background:var(--surface)}
body.bare.paper{background:var(--paper)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[lang=ar] body{line-height:1.8}
main{max-width:28rem;margin:0 auto;padding:2rem 1rem}
main.wide{max-width:64rem}
h1{font-size:1.625rem;line-height:1.28;font-weight:600;margin:0 0 .5rem}
p{margin:0 0 1rem}
a{color:inherit}
.muted,.note{color:var(--muted)}
.note{font-size:.875rem}
.sheet{background:var(--surface);border-radius:12px;padding:1.5rem;margin-top:1.5rem}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:1.25rem .75rem}
.fields .whole{grid-column:1/-1}
.fields+.note{margin-top:1rem}
.bare main{padding:4px;max-width:none}
label{display:block;font-size:.875rem;line-height:1.45;font-weight:500;margin-bottom:.375rem}
input,select{width:100%;height:48px;padding:0 .875rem;border:1px solid var(--edge);border-radius:8px;
background:var(--surface);color:var(--ink);font:inherit;font-variant-numeric:tabular-nums}
input::placeholder{color:var(--muted)}
[dir=rtl] input{text-align:right}
input:hover,select:hover{border-color:var(--ink)}
input:focus-visible,select:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--ink);outline-offset:1px}
input[aria-invalid=true]{border:2px solid var(--brick)}
.problem{color:var(--brick);font-size:.875rem;font-weight:500;margin:.375rem 0 0}
.problem:empty{display:none}
.trial{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin-top:1.25rem;padding:.75rem .875rem;
border-radius:8px;background:var(--sunken);font-size:.875rem}
.trial label{font-weight:400;margin:0;flex:1 1 10rem}
.trial select{flex:1 1 12rem;width:auto;min-width:0;height:44px;font-size:.875rem}
button{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;border-radius:26px;
border:1px solid transparent;background:var(--teal);color:var(--on-teal);font:inherit;font-weight:600;cursor:pointer;
padding:0 1.25rem}
button[hidden]{display:none}
button.quiet{background:transparent;color:var(--ink);border-color:var(--edge)}
.actions{display:grid;gap:.75rem;margin-top:1.5rem;text-align:center}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:start;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
.digits{white-space:nowrap;font-variant-numeric:tabular-nums}
code{font-size:.8125rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
`;
