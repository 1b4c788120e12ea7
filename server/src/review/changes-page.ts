import type {FigureChange} from '../core/ide/review/figure-changes.js'
import {changeRows} from './changes.js'
import {escaped} from './escaped.js'
import {style} from './style.js'
import type {Language} from './wording.js'
import {wording} from './wording.js'

/** What a page of changes is called, and the heads of its table. */
export interface ChangesPage {
  readonly title: string
  readonly heads: readonly string[]
  /** Whether it is the 更正表: what stood there, what stands there now. */
  readonly isErrata: boolean
}

/** The page of the changes between two drafts that go by these names. */
export function changesPage(
  names: readonly [old: string, now: string],
  isErrata: boolean,
  language: Language,
): ChangesPage {
  const {texts} = wording[language]
  const heads = isErrata
    ? [texts.number, texts.name, texts.original, texts.corrected]
    : [
        ...[texts.number, texts.changed, texts.name, texts.oldValue, texts.newValue],
        ...[texts.oldSentence, texts.newSentence],
      ]
  return {title: `${isErrata ? texts.corrections : texts.changeTable}　${names.join(' → ')}`, heads, isErrata}
}

/** What changed in figures between two drafts, as one HTML file like that of the review. */
export function changesHtml(changes: readonly FigureChange[], page: ChangesPage, language: Language): string {
  const rows = changeRows(changes, page.isErrata, language)
  const cells = (name: 'td' | 'th', row: readonly string[]) =>
    row.map((it) => `<${name}${name === 'th' ? ' scope="col"' : ''}>${escaped(it)}</${name}>`).join('')
  const table = `<table><thead><tr>${cells('th', page.heads)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(page.title)}</h1>
${rows.length ? table : `<p>${escaped(wording[language].texts.noChanges)}</p>`}
</main>
</body>
</html>
`
}
