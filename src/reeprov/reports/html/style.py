"""How the page looks, and the little that it does: its filters, and tips that a key takes away."""

CSS = """
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1f2328;--soft:#59606a;--line:#d9d6cd;--card:#fff;--good:#1a6b3c;
--part:#7a5200;--bad:#b3261e;--link:#0a4f9e;--wash:#f3f0e7;--bad-wash:#fbe3e0;--part-wash:#fbefcf;
--origin:#0b4a4f;--snapshot:#1f7a54;--record:#7fb88f;--entry:#c99a2e;--speaker:#8a7fb5;--broken:#c4352b;--none:#8b9098}
@media(prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e6e4df;--soft:#a9adb3;--line:#3a3e44;--card:#1d2024;
--good:#7fd3a0;--part:#e6b95c;--bad:#ff9d94;--link:#8fbcff;--wash:#24272c;--bad-wash:#4a2320;--part-wash:#423414;
--origin:#8fe3e0;--snapshot:#57c78d;--record:#3c7a52}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,'Times New Roman',serif;
overflow-wrap:anywhere}
header.top,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header.top{padding-top:1.8rem}
h1{font-size:1.35rem;font-weight:400;line-height:1.25;margin:0 0 .4rem;color:var(--soft)}
h2{font-size:1.7rem;line-height:1.2;margin:1.8rem 0 .3rem;padding-top:1rem;border-top:3px solid var(--ink)}
h3{font:600 .95rem/1.4 system-ui,sans-serif;text-transform:uppercase;letter-spacing:.06em;margin:2.2rem 0 .7rem;
color:var(--soft)}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,input:focus-visible,.draw:focus-visible{outline:3px solid var(--link);
outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem}
.small,.facts,table,fieldset,.tip,summary,footer,.sources,.unchecked{font-family:system-ui,sans-serif;font-size:.875rem}
.facts,.small{color:var(--soft)}
.facts{margin:.2rem 0 1rem}
.sum{font-size:1.25rem;margin:.2rem 0;font-weight:600}
.unchecked{margin:.6rem 0;padding:.5rem .8rem;background:var(--wash);border-left:4px solid var(--soft)}
nav li{margin:.3rem 0}nav .bar{height:.4rem;margin:.1rem 0 .5rem}
.bar{display:block;width:100%;height:1rem;border-radius:.4rem;margin:.4rem 0}
.origin{--reach:var(--origin)}.snapshot{--reach:var(--snapshot)}.record{--reach:var(--record)}
.entry{--reach:var(--entry)}
.attribution{--reach:var(--speaker)}.broken{--reach:var(--broken)}.none{--reach:var(--none)}
.bar rect{fill:var(--reach)}
.filter{border:0;padding:0;margin:0 0 1rem}
.filter legend{padding:0;font-weight:600;color:var(--soft)}
.filter label{display:inline-block;margin:.2rem 1.2rem 0 0}
.filter i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.4rem;vertical-align:-1px;
background:var(--reach)}
.filter input{margin:0 .3rem 0 0;vertical-align:-1px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--soft)}
th,td:not(:nth-child(2)){overflow-wrap:normal}
td:last-child{min-width:8rem}
.error{color:var(--bad)}.warning{color:var(--part)}.note{color:var(--soft)}
td.error,td.warning{font-weight:600}
.prose{max-width:42rem}
.prose p,.prose h4{margin:0 0 1rem}.prose h4{font-size:1.15rem}
.prose .metadata{color:var(--soft)}.prose .item{padding-inline-start:1.2rem;border-inline-start:2px solid var(--line)}
.prose pre{white-space:pre-wrap;font-size:.85rem}
.claim{position:relative;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.25em;
text-decoration-color:var(--reach)}
.claim.broken{text-decoration-style:wavy}.claim.none{text-decoration-style:dotted}
.claim:hover,.claim:focus-within{background:var(--wash)}
.to{text-decoration:none;font-size:.75em;line-height:0;vertical-align:.4em;padding:.6em .1em}
.tip{display:none;position:absolute;inset-inline-start:0;top:100%;z-index:2;width:max-content;
max-width:min(26rem,80vw);padding:.6rem .8rem;line-height:1.45;background:var(--card);color:var(--ink);
border:1px solid var(--line);border-top:4px solid var(--reach);border-radius:.4rem;box-shadow:0 .3rem 1rem #0003}
.tip b,.tip span{display:block}.tip span{margin-top:.25rem}
.claim:hover .tip,.claim:focus-within .tip{display:block}.claim.quiet .tip{display:none}
.marker{font-family:system-ui,sans-serif;font-size:.82em;text-decoration:none}
.marker.wrong,a.finding{color:inherit;background:var(--part-wash);border-bottom:2px solid var(--part);
text-decoration:none}
.marker.wrong,a.finding.error{color:var(--bad);background:var(--bad-wash);border-color:var(--bad)}
.marker.wrong{font-weight:700}
a.finding.note{background:var(--wash);border-bottom:2px dotted var(--soft)}
.faded{opacity:.35}.faded.claim{text-decoration-color:transparent}
.sources{list-style:none;padding:0}.sources>li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.sources p{margin:.15rem 0}
ul.small{margin:.2rem 0;padding-inline-start:1.3rem}
blockquote{margin:.15rem 0 .4rem;padding-inline-start:.7rem;border-inline-start:3px solid var(--line)}
.status{font-weight:600}.identified{color:var(--good)}.partial,.ambiguous,.unknown{color:var(--part)}
.found b,.altered b{color:var(--good)}.absent b{color:var(--bad)}li.unknown{color:var(--soft)}.unknown b{color:inherit}
article{background:var(--card);border:1px solid var(--line);border-inline-start:6px solid var(--reach);
border-radius:.4rem;padding:.6rem 1rem;margin:0 0 .6rem}
article h4{font:inherit;margin:0}article p{margin:.1rem 0}
.number{font:600 .8rem system-ui,sans-serif;color:var(--soft);margin-inline-end:.4rem}
summary{cursor:pointer;color:var(--soft);padding:.2rem 0}
details ol{margin:.3rem 0;padding-inline-start:1.3rem;font-family:system-ui,sans-serif;font-size:.875rem}
.draw{overflow-x:auto}
.chain text{font:12px system-ui,sans-serif;fill:var(--ink)}
.chain rect{fill:var(--wash);stroke:var(--soft)}.chain path{fill:none;stroke:var(--soft)}
.chain .claim{text-decoration:none}
.chain .broken rect{stroke:var(--bad);stroke-dasharray:4 3}.chain .record rect,.chain .snapshot rect{stroke:var(--good)}
:target{outline:3px solid var(--link);outline-offset:3px}
[hidden]{display:none!important}
footer{margin-top:3rem;padding-bottom:3rem;color:var(--soft)}
@media(max-width:40rem){body{font-size:16px}h2{font-size:1.4rem}.filter label{display:block}
table,tbody,tr,td{display:block;width:auto}thead{position:absolute;left:-99rem}
tr{padding:.5rem 0;border-bottom:1px solid var(--line)}td{border:0;padding:.05rem 0}
td:nth-child(n+3){display:inline-block;margin-right:1rem}}
@media print{body{background:#fff;color:#000;font-size:10.5pt}header.top,main,footer{max-width:none;padding:0}
.to,.tip,.skip,.filter input{display:none!important}.prose{max-width:none}
h2,h3{break-after:avoid}section+section{break-before:page}
article,tr,.sources>li{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}
.bar,.filter i,.marker.wrong,a.finding{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}}
"""

SCRIPT = """
for (const section of document.querySelectorAll('section')) {
  const boxes = [...section.querySelectorAll('.filter input')];
  for (const box of boxes) box.hidden = false;
  const chosen = by => boxes.filter(box => box.dataset.by === by && box.checked).map(box => box.value);
  section.addEventListener('change', () => {
    const reaches = chosen('reach'), rules = chosen('rule');
    const has = one => (!reaches.length || !one.dataset.reach || reaches.includes(one.dataset.reach))
      && (!rules.length || rules.some(rule => one.dataset.rules.split(' ').includes(rule)));
    for (const one of section.querySelectorAll('article, tr[data-rules]')) one.hidden = !has(one);
    for (const one of section.querySelectorAll('.prose [data-rules]')) one.classList.toggle('faded', !has(one));
  });
}
addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const one of document.querySelectorAll('.claim:hover, .claim:focus-within')) {
    one.classList.add('quiet');
    for (const end of ['pointerleave', 'focusout'])
      one.addEventListener(end, () => one.classList.remove('quiet'), {once: true});
  }
});
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(one => one.open = true));
"""
