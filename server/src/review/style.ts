/** Names of our colours, and what an editor that shows the page calls them; a browser has none of those and takes ours. */
const names = [
  ['bg', 'editor-background'],
  ['fg', 'editor-foreground'],
  ['soft', 'descriptionForeground'],
  ['line', 'widget-border'],
  ['bad', 'editorError-foreground'],
  ['ok', 'charts-green'],
  ['un', 'charts-blue'],
  ['mark', 'diffEditor-removedTextBackground'],
] as const

const colours = (ours: readonly string[]): string =>
  names.map(([name, theirs], index) => `--${name}:var(--vscode-${theirs},${ours[index]})`).join(';')

/** Of the review: light, dark and paper; A4 across, heads and rows kept whole. */
export const style = `
:root{color-scheme:light dark;${colours(['#fff', '#222', '#595959', '#d6d6d6', '#b3140b', '#2c6e29', '#0f5bb5', '#ffe3df'])}}
@media (prefers-color-scheme:dark){:root{${colours(['#1f1f1f', '#d8d8d8', '#a6a6a6', '#444', '#f88070', '#8fd489', '#6cb0ff', '#5a2520'])}}}
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
.value{white-space:nowrap}.value small{white-space:normal}
.differ .value,.differ .verdict,.differ b{color:var(--bad);font-weight:600}
.unregistered .verdict{color:var(--un)}.agree .verdict{color:var(--ok)}
.box{display:inline-block;width:14px;height:14px;border:1px solid var(--fg)}
mark{background:var(--mark);color:inherit;text-decoration:underline}
.answer{white-space:nowrap}
.signatures ul{list-style:none;display:flex;gap:24px;padding:0;margin:28px 0 0}
.signatures li{flex:1;border-top:1px solid var(--fg);padding-top:4px}
footer{margin-top:32px;font-size:12.5px}
@page{size:A4 landscape;margin:14mm}
@media print{:root{--bg:#fff;--fg:#000;--soft:#444;--line:#bbb;--bad:#8a0f08;--ok:#000;--un:#000;--mark:#eee}main{max-width:none;padding:0}body{font-size:10pt}tr,.signatures{break-inside:avoid}thead{display:table-header-group}.chapter{break-after:avoid}}
`
