"""How the page looks, and the little that it does: its filter."""

CSS = """
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1f2328;--soft:#59606a;--line:#d9d6cd;--card:#fff;--good:#1a6b3c;
--part:#7a5200;--bad:#b3261e;--link:#0a4f9e;--wash:#f3f0e7;
--origin:#14532d;--record:#3f8f63;--entry:#c99a2e;--speaker:#8a7fb5;--broken:#c4352b;--none:#8b9098}
@media(prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e6e4df;--soft:#a9adb3;--line:#3a3e44;--card:#1d2024;
--good:#7fd3a0;--part:#e6b95c;--bad:#ff9d94;--link:#8fbcff;--wash:#24272c;--origin:#a5e8bd}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,'Times New Roman',serif;
overflow-wrap:anywhere}
header.top,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header.top{padding-top:2.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.5rem;line-height:1.25;margin:3rem 0 .3rem;padding-top:1.2rem;border-top:3px solid var(--ink)}
h3{font:600 .95rem/1.4 system-ui,sans-serif;text-transform:uppercase;letter-spacing:.06em;margin:2.2rem 0 .7rem;
color:var(--soft)}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem}
.small,.facts,table,fieldset,.tip,summary,footer,.where,.sources{font-family:system-ui,sans-serif;font-size:.875rem}
.facts,.small{color:var(--soft)}
.sum{font-size:1.1rem;margin:.2rem 0}
.bar{display:block;width:100%;height:.9rem;border-radius:.45rem;margin:.8rem 0 .4rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:0}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.4rem;vertical-align:-1px}
.origin,.snapshot{--reach:var(--origin)}.record{--reach:var(--record)}.entry{--reach:var(--entry)}
.attribution{--reach:var(--speaker)}.broken{--reach:var(--broken)}.none{--reach:var(--none)}
.bar rect{fill:var(--reach)}.legend i{background:var(--reach)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--soft)}
th,td:not(:last-child){overflow-wrap:normal}
.error{color:var(--bad)}.warning{color:var(--part)}.note{color:var(--soft)}
td.error,td.warning{font-weight:600}
.prose{max-width:42rem}
.prose p,.prose h4{margin:0 0 1rem}.prose h4{font-size:1.15rem}
.prose .metadata{color:var(--soft)}.prose .item{padding-left:1.2rem;border-left:2px solid var(--line)}
.prose pre{white-space:pre-wrap;font-size:.85rem}
.claim{position:relative;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.25em;
text-decoration-color:var(--reach)}
.claim.broken{text-decoration-style:wavy}.claim.none{text-decoration-style:dotted}
.claim:hover,.claim:focus-within{background:var(--wash)}
.to{text-decoration:none;font-size:.65em;line-height:0;vertical-align:.5em;padding:0 .1em}
.tip{display:none;position:absolute;left:0;top:100%;z-index:2;min-width:16rem;max-width:24rem;padding:.6rem .8rem;
background:var(--card);color:var(--ink);border:1px solid var(--line);border-radius:.5rem;box-shadow:0 .3rem 1rem #0003}
.tip b,.tip span{display:block}
.claim:hover .tip,.claim:focus-within .tip{display:block}
.marker{font-family:system-ui,sans-serif;font-size:.82em;text-decoration:none}
.marker.wrong,a.finding.error{color:var(--bad);font-weight:700;background:var(--wash);border-bottom:2px solid}
a.finding{color:inherit;background:var(--wash);border-bottom:2px solid var(--part)}
.sources{list-style:none;padding:0}.sources>li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.sources p{margin:.15rem 0}
.status{font-weight:600}.identified{color:var(--good)}.partial,.ambiguous,.unknown{color:var(--part)}
article{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--reach);border-radius:.4rem;
padding:.7rem 1rem;margin:0 0 .8rem}
article h4{font:inherit;margin:0}article p{margin:0}
summary{cursor:pointer;color:var(--soft);padding:.3rem 0}
details ol{margin:.3rem 0;padding-left:1.3rem;font-family:system-ui,sans-serif;font-size:.875rem}
.draw{overflow-x:auto}
.chain text{font:12px system-ui,sans-serif;fill:var(--ink)}
.chain rect{fill:var(--wash);stroke:var(--soft)}.chain path{fill:none;stroke:var(--soft)}
.chain .broken rect{stroke:var(--bad);stroke-dasharray:4 3}.chain .record rect,.chain .snapshot rect{stroke:var(--good)}
:target{outline:2px solid var(--link);outline-offset:3px}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:0 0 1rem}
fieldset label{display:inline-block;margin-right:1rem}
[hidden]{display:none!important}
footer{margin-top:3rem;padding-bottom:3rem;color:var(--soft)}
@media(max-width:40rem){body{font-size:16px}.tip{left:0;max-width:80vw}td:nth-child(2),th:nth-child(2){display:none}}
@media print{body{background:#fff;font-size:11pt}
fieldset,.to,.tip,.skip{display:none!important}
article,tr,.sources>li{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}
a{color:inherit}}
"""

SCRIPT = """
for (const form of document.querySelectorAll('fieldset')) {
  form.hidden = false;
  form.addEventListener('change', () => {
    const shown = new Set([...form.querySelectorAll('input:checked')].map(box => box.value));
    for (const claim of form.parentNode.querySelectorAll('article')) claim.hidden = !shown.has(claim.dataset.reach);
  });
}
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(one => one.open = true));
"""
