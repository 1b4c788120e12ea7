import {review} from '../../core/ide/review/review.js'
import {reviewCsv} from '../../review/csv.js'
import {reviewHtml} from '../../review/html.js'
import {version} from '../../version.js'
import type {Feature} from './feature.js'

/**
 * The 指标核对表 of a draft, as a page or a table to keep: `plumbline/review` {textDocument, format}. Null for a file that is
 * no draft. It is of the moment; `plumbline/changed` tells when it may be another.
 */
export const reviewPage: Feature = {
  announce: () => ({}),
  serve: ({connection, asked, client, safely}) => {
    connection.onRequest(
      'plumbline/review',
      safely('review', null, ({textDocument: {uri}, format, before = null, live}: Params): string | null => {
        const found = asked(uri)
        const made = found?.file.kind === 'draft' ? review(found.view.snapshot, found.path, before) : null
        if (!found || !made) return null
        const language = client.english ? 'en' : 'zh'
        const path = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
        const date = new Date().toLocaleDateString('sv-SE')
        if (format === 'csv') return reviewCsv(made, language)
        return reviewHtml(made, {version, date, path, ...(live && {live})}, language)
      }),
    )
  },
}

interface Params {
  readonly textDocument: {readonly uri: string}
  readonly format: 'html' | 'csv'
  /** The text of another version, which the draft is compared with. */
  readonly before?: string | null
  /** A page in an editor, with the address of its script and what the editor lets it load. */
  readonly live?: {readonly script: string; readonly source: string}
}
