import type {Verdict} from '../core/ide/coverage/standing.js'
import type {Correction, Exemption, Review, ReviewRow} from '../core/ide/review/review.js'
import {changeRow} from './changes.js'
import {escaped} from './escaped.js'
import {conclusionOf, verdictOrder} from './made.js'
import {style} from './style.js'
import {type Language, type Text, type Wording, wording} from './wording.js'

/** What a page says of itself. */
export interface Made {
  readonly version: string
  /** As it is to be shown. */
  readonly date: string
  readonly path: string
  /** Of a page in an editor: where its script comes from, and what else it may load. Left out: a page to keep. */
  readonly live?: {readonly script: string; readonly source: string}
}

/** Never colour alone: each verdict has its sign. */
const signs: Readonly<Record<Verdict, string>> = {agree: '✓', differ: '✗', unregistered: '○', uncompared: '–'}

/**
 * The 指标核对表 as one HTML file: no request, no style but its own; prints on A4 across. Whatever a draft or a registry says
 * stands in it as text. A page to keep has no script; one in an editor has ticks and remarks to fill in.
 */
export function reviewHtml(review: Review, made: Made, language: Language): string {
  return new Page(wording[language], language, made).write(review)
}

class Page {
  readonly #words: Wording
  readonly #language: Language
  readonly #made: Made

  constructor(words: Wording, language: Language, made: Made) {
    this.#words = words
    this.#language = language
    this.#made = made
  }

  write(review: Review): string {
    const title = `${this.#text('review')}　${review.title || this.#made.path}`
    const {live} = this.#made
    const scripts = live ? `script-src ${escaped(live.source)}; ` : ''
    return `<!doctype html>
<html lang="${this.#language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${scripts}img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(this.#made.path)}</p>
${live ? this.#tools(review) : ''}
${this.#strip(review)}
${this.#notes(review)}
</header>
${this.#figures(review)}
${this.#corrections(review)}
${this.#changes(review)}
${this.#chapters(review)}
${this.#exempt(review)}
${this.#signatures()}
<footer><p>${escaped(`${this.#text('made')} ${this.#made.date} (${this.#made.version})。${this.#text('void')}`)}</p></footer>
</main>
${live ? `<p id="said" role="status" class="said"></p>\n<script src="${escaped(live.script)}"></script>` : ''}
</body>
</html>
`
  }

  #text(name: Text): string {
    return this.#words.texts[name]
  }

  #tools({changes}: Review): string {
    const tools = [['print', 'print'] as const, ['export', 'export'] as const, ['compare', 'compare'] as const]
    const last = changes ? [['plain', 'plain'] as const] : []
    const buttons = [...tools, ...last].map(
      ([does, text]) => `<button type="button" data-do="${does}">${escaped(this.#text(text))}</button>`,
    )
    return `<p class="tools">${buttons.join(' ')}</p>`
  }

  /** The counts; they always add up to the figures. In an editor each shows its own rows only. */
  #strip({rows, counts, others}: Review): string {
    const all = `<b>${rows.length}</b> ${escaped(this.#text('figures'))}<small>${others}${escaped(this.#text('others'))}</small>`
    const items = verdictOrder.map((it): [string, string] => [
      it,
      `<b>${counts[it]}</b> ${signs[it]} ${escaped(this.#words.verdicts[it])}`,
    ])
    const ticked = rows.filter((it) => tickOf(it)).length
    const changed = rows.filter(({lapsed}) => lapsed).length
    const left = `${this.#text('left')}${rows.length - ticked}${changed ? `，${this.#text('again')}${changed}` : ''}`
    items.push(['todo', `<b>${ticked}</b> ${escaped(this.#text('ticked'))}<small>${escaped(left)}</small>`])
    return `<ul class="strip"><li>${all}</li>${items.map(([id, inner]) => `<li class="${id}">${this.#made.live ? `<button type="button" data-only="${id}" aria-pressed="false">${inner}</button>` : inner}</li>`).join('')}</ul>`
  }

  #notes(review: Review): string {
    const {registry, rows} = review
    const lines = [conclusionOf(review, this.#language), ...(rows.length ? [] : [this.#text('noFigures')])]
    return lines.map((it) => `<p class="${registry ? 'note' : 'warning'}">${escaped(it)}</p>`).join('')
  }

  #figures({rows}: Review): string {
    if (!rows.length) return ''
    const names = ['checked', 'number', 'figure', 'draft', 'against', 'course', 'verdict', 'remark'] as const
    let chapter: string | null = null
    const body = rows.map((row) => {
      const opening = row.chapter === chapter ? '' : this.#chapterRow(row.chapter, names.length)
      chapter = row.chapter
      return opening + this.#row(row)
    })
    return `<section><table class="figures"><caption>${escaped(this.#text('figuresTable'))}</caption>${this.#head(names)}<tbody>${body.join('')}</tbody></table></section>`
  }

  #chapterRow(title: string, columns: number): string {
    return `<tr class="chapter"><th colspan="${columns}" scope="colgroup">${escaped(title || this.#text('top'))}</th></tr>`
  }

  #row(row: ReviewRow): string {
    const {number, place, name, written, time, role, against, course, verdict} = row
    const when = [time?.[this.#language], role === 'target' ? this.#text('target') : null].filter((it) => it)
    const evidence = against
      ? `${escaped(against.value[this.#language])}<small>${escaped([this.#words.evidence[against.kind], against.time?.[this.#language], against.source].filter((it) => it).join(' '))}</small>`
      : ''
    const drawn = course
      ? `<img src="${escaped(course.picture)}" width="80" height="24" alt="${escaped(course.says[this.#language])}">`
      : ''
    const label = this.#made.live
      ? `<button type="button" class="go" data-do="go">${escaped(name || written)}</button>`
      : escaped(name)
    const cells = [
      `<td class="tick">${this.#tick(row)}</td>`,
      `<td>${number}</td>`,
      `<td>${label}<small>${escaped(place)}</small></td>`,
      `<td class="value">${escaped(written)}<small>${escaped(when.join(' '))}</small></td>`,
      `<td class="value">${evidence}</td>`,
      `<td>${drawn}</td>`,
      `<td>${this.#verdict(row)}</td>`,
      `<td class="remark">${this.#remark(row)}</td>`,
    ]
    const known = this.#made.live ? ` data-row="${number}" data-of="${escaped(JSON.stringify(heldOf(row)))}"` : ''
    return `<tr class="${verdict}${tickOf(row) ? '' : ' todo'}"${known}>${cells.join('')}</tr>`
  }

  #verdict({verdict, message, reason, lapsed, change}: ReviewRow): string {
    const why = message?.[this.#language] ?? (reason ? this.#words.reasons[reason] : '')
    const mend =
      change !== null && this.#made.live
        ? `<button type="button" class="mend" data-do="mend">${escaped(this.#text('mend') + change)}</button>`
        : ''
    const again = lapsed ? `<small class="again">${escaped(this.#lapsed(lapsed))}</small>` : ''
    return `<span class="verdict">${signs[verdict]} ${escaped(this.#words.verdicts[verdict])}</span><small>${escaped(why)}</small>${again}${mend}`
  }

  /** 2021-06-30已核103个，现已改动，请重核. */
  #lapsed({at, figure}: {readonly at: string; readonly figure: string}): string {
    const {lapsedOf, lapsed} = this.#words.texts
    return `${at} ${lapsedOf}${figure}${lapsed}`
  }

  #tick(row: ReviewRow): string {
    const ticked = tickOf(row)
    const by = ticked ? `<small>${escaped([ticked.by, ticked.at.slice(5)].filter((it) => it).join(' '))}</small>` : ''
    if (!this.#made.live) return `<span class="box">${ticked ? '✓' : ''}</span>${by}`
    const label = [this.#text('tick'), row.number, row.name, row.written].join(' ')
    return `<input type="checkbox" id="t${row.number}" data-do="tick" aria-label="${escaped(label)}"${ticked ? ' checked' : ''}>${by}`
  }

  #remark(row: ReviewRow): string {
    const {text, beside, written} = remarksOf(row)
    if (!this.#made.live) return escaped(written)
    const label = [this.#text('remark'), row.number, row.name, row.written].join(' ')
    const others = beside ? `<small>${escaped(beside)}</small>` : ''
    return `<input type="text" id="r${row.number}" data-do="remark" aria-label="${escaped(label)}" value="${escaped(text)}">${others}`
  }

  #corrections({corrections}: Review): string {
    const names = ['number', 'place', 'original', 'change', 'because', 'answer'] as const
    const body = corrections.map((it, index) => this.#correction(it, index + 1)).join('')
    return this.#section('corrections', corrections.length ? this.#table(names, body, 'corrections') : 'noCorrections')
  }

  #correction({chapter, place, sentence, within, change, message}: Correction, number: number): string {
    const marked = `${escaped(sentence.slice(0, within.from))}<mark>${escaped(sentence.slice(within.from, within.to))}</mark>${escaped(sentence.slice(within.to))}`
    return `<tr><td>${number}</td><td>${escaped(chapter)}<small>${escaped(place)}</small></td><td>${marked}</td><td>${escaped(change ?? '')}</td><td>${escaped(message[this.#language])}</td><td class="answer">${escaped(this.#text('answers'))}</td></tr>`
  }

  #changes({changes}: Review): string {
    if (!changes) return ''
    const body = changes.map((it) => {
      const {kind, name, before, after, note} = changeRow(it, this.#language)
      return `<tr>${[kind, name, before, after, note].map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
    })
    const names = ['changed', 'figure', 'before', 'after', 'note'] as const
    return this.#section('changes', changes.length ? this.#table(names, body.join(''), 'changes') : 'noChanges')
  }

  #chapters({chapters}: Review): string {
    if (!chapters.length) return ''
    const heads = verdictOrder.map((it) => `<th scope="col">${escaped(this.#words.verdicts[it])}</th>`)
    const body = chapters.map(
      ({title, counts}) =>
        `<tr><th scope="row">${escaped(title || this.#text('top'))}</th>${verdictOrder.map((it) => `<td>${counts[it]}</td>`).join('')}</tr>`,
    )
    const table = `<table><thead><tr>${this.#column('chapter')}${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
    return `<section><h2>${escaped(this.#text('chapters'))}</h2>${table}</section>`
  }

  #exempt({exempt}: Review): string {
    if (!exempt.length) return ''
    const body = exempt.map((it) => this.#exemption(it)).join('')
    return this.#section('exempt', this.#table(['exemptKind', 'place', 'exemptOf', 'why', 'by'], body, 'exempt'))
  }

  #exemption({kind, place, about, why, by, at}: Exemption): string {
    const cells = [this.#words.exempt[kind], place, about[this.#language], why, [by, at].filter((it) => it).join(' ')]
    return `<tr>${cells.map((it) => `<td>${escaped(it)}</td>`).join('')}</tr>`
  }

  #signatures(): string {
    const lines = (['drafted', 'reviewed', 'approved', 'date'] as const).map(
      (it) => `<li>${escaped(this.#text(it))}</li>`,
    )
    return `<section class="signatures"><h2>${escaped(this.#text('signatures'))}</h2><p>${escaped(this.#text('conclusion'))}</p><ul>${lines.join('')}</ul></section>`
  }

  /** Of what there is nothing, a section says so. */
  #section(title: Text, inner: string): string {
    const {texts} = this.#words
    const said = inner === 'noCorrections' || inner === 'noChanges' ? `<p>${escaped(texts[inner])}</p>` : inner
    return `<section><h2>${escaped(texts[title])}</h2>${said}</section>`
  }

  #table(names: readonly Text[], body: string, look: string): string {
    return `<table class="${look}">${this.#head(names)}<tbody>${body}</tbody></table>`
  }

  #head(names: readonly Text[]): string {
    return `<thead><tr>${names.map((it) => this.#column(it)).join('')}</tr></thead>`
  }

  #column(name: Text): string {
    return `<th scope="col">${escaped(this.#text(name))}</th>`
  }
}

const tickOf = ({decisions}: ReviewRow) => decisions.findLast(({kind}) => kind === 'checked') ?? null

/** The remark that is edited in its field; beside that its writer, and the remarks before it; and all of them for a page to keep. */
function remarksOf({decisions}: ReviewRow) {
  const all = decisions.filter(({kind}) => kind === 'noted')
  const writer = (it: (typeof all)[number]): string => [it.by, it.at.slice(5)].filter((word) => word).join(' ')
  const written = all.map((it) => `${it.why}（${writer(it)}）`)
  const last = all.at(-1)
  return {
    text: last?.why ?? '',
    beside: [...written.slice(0, -1), last ? writer(last) : ''].filter((it) => it).join('；'),
    written: written.join('；'),
  }
}

/** What the page sends back of a row: what it is by, and the decisions that unticking and rewriting take away. */
function heldOf({question, decisions, lapsed}: ReviewRow) {
  const ids = (kind: string): readonly string[] => decisions.filter((it) => it.kind === kind).map(({id}) => id)
  return {question, ticks: ids('checked'), notes: ids('noted').slice(-1), lapsed: lapsed ? [lapsed.id] : []}
}
