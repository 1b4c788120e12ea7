import type {Correction, Review, ReviewRow} from '../core/ide/review.js'
import type {Verdict} from '../core/ide/standing.js'
import {style} from './style.js'
import {type Language, type Text, type Wording, wording} from './wording.js'

/** What a page says of itself. */
export interface Made {
  readonly version: string
  /** As it is to be shown. */
  readonly date: string
  readonly path: string
}

const verdicts = ['differ', 'unregistered', 'uncompared', 'agree'] as const satisfies readonly Verdict[]

/** Never colour alone: each verdict has its sign. */
const signs: Readonly<Record<Verdict, string>> = {agree: '✓', differ: '✗', unregistered: '○', uncompared: '–'}

/**
 * The 指标核对表 as one HTML file: no script, no request, no style but its own; prints on A4 across. Whatever a draft or a
 * registry says stands in it as text.
 */
export function reviewHtml(review: Review, made: Made, language: Language): string {
  const page = new Page(wording[language], language)
  return page.write(review, made)
}

class Page {
  readonly #words: Wording
  readonly #language: Language

  constructor(words: Wording, language: Language) {
    this.#words = words
    this.#language = language
  }

  write(review: Review, made: Made): string {
    const title = `${this.#text('review')}　${review.title || made.path}`
    return `<!doctype html>
<html lang="${this.#language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(made.path)}</p>
${this.#strip(review)}
${this.#notes(review)}
</header>
${this.#figures(review)}
${this.#corrections(review)}
${this.#chapters(review)}
${this.#signatures()}
<footer><p>${escaped(`${this.#text('made')} ${made.date} (${made.version})。${this.#text('void')}`)}</p></footer>
</main>
</body>
</html>
`
  }

  #text(name: Text): string {
    return this.#words.texts[name]
  }

  /** The counts; they always add up to the figures. */
  #strip({rows, counts, others}: Review): string {
    const items = verdicts.map(
      (it) => `<li class="${it}"><b>${counts[it]}</b> ${signs[it]} ${escaped(this.#words.verdicts[it])}</li>`,
    )
    const all = `<li><b>${rows.length}</b> ${escaped(this.#text('figures'))}<small>${others}${escaped(this.#text('others'))}</small></li>`
    return `<ul class="strip">${all}${items.join('')}</ul>`
  }

  #notes({registry, rows}: Review): string {
    const lines = [
      registry
        ? `${this.#text('honesty')}${registry.unverified}${this.#language === 'zh' ? '处。' : '.'}`
        : this.#text('noRegistry'),
      ...(rows.length ? [] : [this.#text('noFigures')]),
    ]
    return lines.map((it) => `<p class="${registry ? 'note' : 'warning'}">${escaped(it)}</p>`).join('')
  }

  #figures({rows}: Review): string {
    if (!rows.length) return ''
    const heads = (['checked', 'number', 'figure', 'draft', 'against', 'verdict'] as const).map((it) => this.#head(it))
    let chapter: string | null = null
    const body = rows.map((row) => {
      const opening = row.chapter === chapter ? '' : this.#chapterRow(row.chapter)
      chapter = row.chapter
      return opening + this.#row(row)
    })
    return `<section><table class="figures"><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></section>`
  }

  #chapterRow(title: string): string {
    return `<tr class="chapter"><th colspan="6" scope="colgroup">${escaped(title || this.#text('top'))}</th></tr>`
  }

  #row({number, place, name, written, time, role, against, verdict, reason, message}: ReviewRow): string {
    const when = [time?.[this.#language], role === 'target' ? this.#text('target') : null].filter((it) => it)
    const evidence = against
      ? `${escaped(against.value[this.#language])}<small>${escaped([this.#words.evidence[against.kind], against.time?.[this.#language], against.source].filter((it) => it).join(' '))}</small>`
      : ''
    const why = message?.[this.#language] ?? (reason ? this.#words.reasons[reason] : '')
    return `<tr class="${verdict}"><td class="tick"><span class="box"></span></td><td>${number}</td><td>${escaped(name)}<small>${escaped(place)}</small></td><td class="value">${escaped(written)}<small>${escaped(when.join(' '))}</small></td><td class="value">${evidence}</td><td><span class="verdict">${signs[verdict]} ${escaped(this.#words.verdicts[verdict])}</span><small>${escaped(why)}</small></td></tr>`
  }

  #corrections({corrections}: Review): string {
    const heads = (['number', 'place', 'original', 'change', 'because', 'answer'] as const).map((it) => this.#head(it))
    const body = corrections.map((it, index) => this.#correction(it, index + 1)).join('')
    const table = `<table class="corrections"><thead><tr>${heads.join('')}</tr></thead><tbody>${body}</tbody></table>`
    return `<section><h2>${escaped(this.#text('corrections'))}</h2>${corrections.length ? table : `<p>${escaped(this.#text('noCorrections'))}</p>`}</section>`
  }

  #correction({chapter, place, sentence, within, change, message}: Correction, number: number): string {
    const marked = `${escaped(sentence.slice(0, within.from))}<mark>${escaped(sentence.slice(within.from, within.to))}</mark>${escaped(sentence.slice(within.to))}`
    return `<tr><td>${number}</td><td>${escaped(chapter)}<small>${escaped(place)}</small></td><td>${marked}</td><td>${escaped(change ?? '')}</td><td>${escaped(message[this.#language])}</td><td class="answer">${escaped(this.#text('answers'))}</td></tr>`
  }

  #chapters({chapters}: Review): string {
    if (!chapters.length) return ''
    const heads = [
      this.#head('chapter'),
      ...verdicts.map((it) => `<th scope="col">${escaped(this.#words.verdicts[it])}</th>`),
    ]
    const body = chapters.map(
      ({title, counts}) =>
        `<tr><th scope="row">${escaped(title || this.#text('top'))}</th>${verdicts.map((it) => `<td>${counts[it]}</td>`).join('')}</tr>`,
    )
    return `<section><h2>${escaped(this.#text('chapters'))}</h2><table><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></section>`
  }

  #signatures(): string {
    const lines = (['drafted', 'reviewed', 'approved', 'date'] as const).map(
      (it) => `<li>${escaped(this.#text(it))}</li>`,
    )
    return `<section class="signatures"><h2>${escaped(this.#text('signatures'))}</h2><p>${escaped(this.#text('conclusion'))}</p><ul>${lines.join('')}</ul></section>`
  }

  #head(name: Text): string {
    return `<th scope="col">${escaped(this.#text(name))}</th>`
  }
}

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
