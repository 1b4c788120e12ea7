import {child, entriesOf, textOf as scalar} from '../../registry/yaml/node.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {citationsIn, citedAt} from '../summaries/cited.js'

/** A stretch of a draft or registry file that opens an address. */
export interface Link {
  readonly span: Span
  readonly url: string
  /** The document's title. */
  readonly title: string
}

/** In a draft, the cited documents whose record gives an address; in a registry file, the addresses themselves. */
export function links(snapshot: Snapshot, path: string): readonly Link[] {
  if (snapshot.registryFiles.has(path)) return recorded(snapshot, path)
  const urls = urlsOf(snapshot)
  if (!urls.size) return []
  return citationsIn(snapshot, path).flatMap(({at, citations}) =>
    [...citations.titles.map(({outer}) => outer), ...citations.numbers.map(({span}) => span)].flatMap((local) => {
      const span = shift(local, at)
      const cited = citedAt(snapshot, path, span.from + 1)
      const url = cited?.kind === 'document' ? urls.get(cited.document.id) : undefined
      return url && cited?.kind === 'document' ? [{span, url, title: cited.document.title}] : []
    }),
  )
}

function urlsOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  const urls = new Map<string, string>()
  for (const file of snapshot.registryFiles.values())
    for (const {key, value} of entriesOf(file.section('documents')?.value ?? null)) {
      const url = scalar(child(value, 'url'))
      if (url && isAddress(url) && !urls.has(key)) urls.set(key, url)
    }
  return urls
}

const recorded = ({registryFiles}: Snapshot, path: string): readonly Link[] =>
  entriesOf(registryFiles.get(path)?.section('documents')?.value ?? null).flatMap(({key, value}) => {
    const node = child(value, 'url')
    const url = scalar(node)
    return node && url && isAddress(url) ? [{span: node.span, url, title: scalar(child(value, 'title')) ?? key}] : []
  })

/** Nothing but the web is ever opened from a registry. */
const isAddress = (url: string): boolean => /^https?:\/\/\S+$/.test(url)
