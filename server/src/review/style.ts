/**
 * Names of our colours, and what an editor that shows the page calls them; a browser has none of those and takes ours.
 * Verdicts have colours of ours anywhere: those of themes are too faint for words on the theme's own ground.
 */
const names = [
  ['bg', 'editor-background'],
  ['fg', 'editor-foreground'],
  ['soft', null],
  ['line', 'widget-border'],
  ['bad', null],
  ['ok', null],
  ['un', null],
  ['mark', null],
  ['edge', null],
] as const

const colours = (ours: readonly string[]): string =>
  names
    .map(([name, theirs], index) => `--${name}:${theirs ? `var(--vscode-${theirs},${ours[index]})` : ours[index]}`)
    .join(';')

const light = colours(['#fff', '#222', '#595959', '#d6d6d6', '#b3140b', '#2c6e29', '#0f5bb5', '#ffe3df', '#767676'])
const dark = colours(['#1f1f1f', '#d8d8d8', '#a6a6a6', '#444', '#f88070', '#8fd489', '#6cb0ff', '#5a2520', '#8a8a8a'])

/** A row of figures beside the draft, where there is no width for eight columns: the verdict keeps its words. */
const narrow = `.figures thead,.figures td:nth-child(6){display:none}
.figures tr{display:grid;grid-template-columns:56px 28px minmax(0,1fr) minmax(0,1fr);border-bottom:1px solid var(--line);padding:6px 0}
.figures td{border:0;padding:2px 8px 2px 0}
.figures td:nth-child(-n+2){grid-row:1/5}.figures td:nth-child(3){grid-area:1/3/2/5}
.figures td:nth-child(4){grid-area:2/3}.figures td:nth-child(5){grid-area:2/4}
.figures td:nth-child(7){grid-area:3/3/4/5}.figures td:nth-child(8){grid-area:4/3/5/5}
.figures .chapter th{grid-column:1/-1;border:0}
main[data-only] .figures tr[data-row]{display:none}
main:not([data-only]) .figures tr{display:grid}
.corrections thead,.changes thead,.exempt thead{display:none}
.corrections tr,.changes tr,.exempt tr{display:block;padding:6px 0;border-bottom:1px solid var(--line)}
.corrections td,.changes td,.exempt td{display:block;border:0;padding:0}
.signatures ul{flex-wrap:wrap}.signatures li{flex-basis:40%}`

const shown = (how: string): string =>
  `${['differ', 'unregistered', 'uncompared', 'agree', 'todo'].map((it) => `main[data-only=${it}] .figures tr.${it}[data-row]`).join(',')}{display:${how}}`

/** Of the review: light, dark and paper; A4 across, heads and rows kept whole. */
export const style = `
:root,body.vscode-light,body.vscode-high-contrast-light{color-scheme:light;${light}}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;${dark}}}
body.vscode-dark,body.vscode-high-contrast{color-scheme:dark;${dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:14px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:1240px;margin:0 auto;padding:16px 24px 40px}
h1{font-size:20px;line-height:1.4;margin:0}
h2{font-size:16px;margin:32px 0 6px}
p{margin:4px 0;color:var(--soft)}
.warning{color:var(--bad);font-weight:600}
small{display:block;font-weight:400;color:var(--soft);font-size:12.5px;line-height:1.5}
.strip{display:flex;flex-wrap:wrap;gap:8px 32px;list-style:none;margin:12px 0 8px;padding:8px 0;border-top:2px solid var(--fg);border-bottom:1px solid var(--line)}
.strip b{font-size:22px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:13px;border-bottom-color:var(--fg);white-space:nowrap}
.chapter th{font-weight:600;padding-top:14px}
.figures td:nth-child(6){width:92px;padding-right:8px}.figures td:nth-child(5){min-width:190px}
.corrections td:nth-child(2){min-width:120px}
.value{white-space:nowrap}.value small{white-space:normal}
.differ .value,.differ .verdict,.differ b{color:var(--bad);font-weight:600}
.unregistered .verdict{color:var(--un)}.agree .verdict{color:var(--ok)}
.box{display:inline-block;width:16px;height:16px;line-height:15px;text-align:center;border:1px solid var(--fg)}
mark{background:var(--mark);color:inherit;text-decoration:underline}
.answer{white-space:nowrap}
caption{text-align:left;color:var(--soft);font-size:12.5px;padding:4px 0}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:3px;padding:2px 10px;cursor:pointer}
button:hover{border-color:var(--fg)}
:focus-visible{outline:2px solid var(--un);outline-offset:1px}
.strip button{border:0;border-bottom:3px solid transparent;border-radius:0;padding:0 2px;text-align:left}
.strip button[aria-pressed=true]{border-bottom-color:var(--un)}
.go{border:0;padding:0;text-align:left;text-decoration:underline;text-underline-offset:3px;text-decoration-color:var(--line)}
.mend{font-size:12.5px;margin-top:4px}
.again{color:var(--bad)}
.tick{min-width:44px}.tick input{width:17px;height:17px;margin:3px 0;accent-color:var(--un)}
.remark{min-width:110px}.remark input{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--edge);border-radius:2px;padding:2px 6px}
main.wide{max-width:none}.registry td{padding:3px 6px 3px 0}.registry .name{min-width:238px}.registry select{min-width:110px}.registry .unit{min-width:66px}.registry .number{width:106px;min-width:106px}.registry .owner{min-width:130px}
.registry input,.registry select,#find{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid transparent;border-radius:2px;padding:2px 6px}
.registry .number input{text-align:right}.registry input:hover,.registry select:hover,#find{border-color:var(--edge)}#find{width:220px}
.registry input[aria-invalid=true]{border-color:var(--bad);color:var(--bad)}
.said{position:fixed;bottom:0;left:0;right:0;margin:0;padding:2px 24px;background:var(--bg)}.said:empty{display:none}
main[data-only] .figures tr[data-row]{display:none}
${shown('table-row')}
.signatures ul{list-style:none;display:flex;gap:24px;padding:0;margin:28px 0 0}
.signatures li{flex:1;border-top:1px solid var(--fg);padding-top:4px}
footer{margin-top:32px;font-size:12.5px}
@media screen and (max-width:820px){${narrow}
${shown('grid')}}
@page{size:A4 landscape;margin:14mm}
@media print{.tools,.said{display:none}:root,body[class]{color-scheme:light;--bg:#fff;--fg:#000;--soft:#444;--line:#bbb;--bad:#8a0f08;--ok:#000;--un:#000;--mark:#eee}main{max-width:none;padding:0}body{font-size:10pt}tr,.signatures{break-inside:avoid}thead{display:table-header-group}.chapter,h2,h2+p{break-after:avoid}}
`
