import type {RegistryTable, TableRow} from '../core/ide/tables/registry-table.js'
import {escaped} from './escaped.js'
import {style} from './style.js'
import type {Language} from './wording.js'

/** Where the script of the page comes from, and what else it may load. */
interface Live {
  readonly script: string
  readonly source: string
}

const texts = {
  zh: {
    find: '查找名称',
    column: '加一列…',
    text: '打开文本',
    name: '指标',
    unit: '单位',
    source: '最近一期来源',
    status: '核实情况',
    owner: '保管单位',
    caption: '空格表示没有登记；数值可写万、亿，如3.2万',
    shown: '只列出前',
    of: '项，共',
    end: '项；请用查找缩小范围',
    none: '没有这样的指标',
    problems: '须处理',
  },
  en: {
    find: 'Find a name',
    column: 'Add a column…',
    text: 'Open the text',
    name: 'indicator',
    unit: 'unit',
    source: 'latest source',
    status: 'status',
    owner: 'owner',
    caption: 'An empty cell is not registered; 万 and 亿 may stand behind digits, as in 3.2万',
    shown: 'The first ',
    of: ' of ',
    end: '; find a name to see others',
    none: 'There is no such indicator',
    problems: 'to be seen to',
  },
} as const

/** A registry file as a page of an editor: a row an indicator, a field a value; whatever the file says stands in it as text. */
export function tablePage(table: RegistryTable, live: Live, find: string, language: Language): string {
  const said = texts[language]
  const {title, rows, columns, found, owners} = table
  const heads = [
    said.name,
    said.unit,
    ...columns.map(({words}) => words[language]),
    said.status,
    said.source,
    said.owner,
  ].map((it) => `<th scope="col">${escaped(it)}</th>`)
  const few = rows.length < found ? `<p>${said.shown}${rows.length}${said.of}${found}${said.end}</p>` : ''
  const body = rows.map((row, index) => rowOf(row, index, table, language)).join('')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${escaped(live.source)}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main class="wide">
<h1>${escaped(title)}</h1>
<p class="tools"><input type="search" id="find" data-do="find" aria-label="${said.find}" placeholder="${said.find}" value="${escaped(find)}">
<button type="button" data-do="column">${said.column}</button> <button type="button" data-do="text">${said.text}</button></p>
${few}
<table class="registry"><caption>${said.caption}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body}</tbody></table>
${rows.length ? '' : `<p>${said.none}</p>`}
<datalist id="owners">${owners.map((it) => `<option>${escaped(it)}</option>`).join('')}</datalist>
</main>
<p id="said" role="status" class="said"></p>
<script src="${escaped(live.script)}"></script>
</body>
</html>
`
}

function rowOf(row: TableRow, index: number, {columns, statuses}: RegistryTable, language: Language): string {
  const said = texts[language]
  const label = (what: string): string => escaped(`${row.name} ${what}`)
  const field = (column: string, what: string, value: string, more = ''): string =>
    row.isFixed
      ? escaped(value)
      : `<input type="text" id="${index} ${column}" data-do="cell" data-column="${column}" aria-label="${label(what)}" value="${escaped(value)}"${more}>`
  const chosen = statuses.some(([id]) => id === row.status) || row.status === '' ? [] : [[row.status, null] as const]
  const options = [['', null] as const, ...chosen, ...statuses].map(
    ([id, words]) =>
      `<option value="${escaped(id)}"${id === row.status ? ' selected' : ''}>${escaped(words?.[language] ?? id)}</option>`,
  )
  const status = row.isFixed
    ? escaped(row.status)
    : `<select id="${index} status" data-do="cell" data-column="status" aria-label="${label(said.status)}">${options.join('')}</select>`
  const problems = row.problems.map((it) => `<small class="again">${escaped(it[language])}</small>`).join('')
  const cells = [
    `<td class="name">${field('name', said.name, row.name)}${problems}</td>`,
    `<td class="unit">${field('unit', said.unit, row.unit)}</td>`,
    ...columns.map(({key, words}) => `<td class="number">${field(key, words[language], row.cells[key] ?? '')}</td>`),
    `<td>${status}</td>`,
    `<td><small>${escaped(row.source)}</small></td>`,
    `<td class="owner">${field('owner', said.owner, row.owner, ' list="owners"')}</td>`,
  ]
  return `<tr data-row="${index}" data-of="${escaped(JSON.stringify({id: row.id}))}">${cells.join('')}</tr>`
}
