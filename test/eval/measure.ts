import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {defaultConfig} from '../../server/src/core/config/read.js'
import {extract, type MentionRecord} from '../../server/src/core/ide/explain/extract.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {combine, emptyRegistry, indexFile} from '../../server/src/core/registry/reading/read.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {corpus, type Labelled, readCorpus} from './labels.js'
import {type Score, score} from './score.js'

export interface Measured {
  /** `transport clauses`, then `clauses`, `passages` and `all`. */
  readonly title: string
  readonly score: Score
}

/** The scores of the whole corpus, row by row; `bySector` adds a row for each sector and kind of text. */
export function measure(bySector: boolean): readonly Measured[] {
  const read = reader()
  const texts = readCorpus().map((labelled) => ({labelled, found: read(labelled)}))
  const row = (title: string, isIn: (labelled: Labelled) => boolean): Measured => ({
    title,
    score: score(texts.filter(({labelled}) => isIn(labelled))),
  })
  const sectors = bySector ? [...new Set(texts.map(({labelled}) => labelled.sector))] : []
  return [
    ...sectors.map((sector) => row(sector, (it) => it.sector === sector)),
    row('clauses', (it) => it.kind === 'clauses'),
    row('passages', (it) => it.kind === 'passages'),
    row('all', () => true),
  ]
}

function reader(): (labelled: Labelled) => readonly MentionRecord[] {
  const file = 'corpus.metrics.yaml'
  const registry = combine([indexFile(file, readFileSync(join(corpus, file), 'utf8'))])
  return ({text, hasRegistry, place}) => {
    const world = {registry: hasRegistry ? registry : emptyRegistry, config: defaultConfig}
    return extract({...emptySnapshot, drafts: new Map([[place, open(text)]]), world}, place)
  }
}
