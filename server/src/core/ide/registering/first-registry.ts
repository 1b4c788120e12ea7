import {toNumber} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import {advance} from '../../session/advance.js'
import type {RegistryText} from '../../session/change.js'
import {emptySnapshot, type Snapshot} from '../../session/snapshot.js'
import {overlaps} from '../../text/span.js'
import {type Finding, findings} from '../findings/findings.js'
import {mentionsOf} from '../mention-at.js'
import {readingOf} from '../reading.js'
import {nameSearchOf} from '../search/name-search.js'
import {type Fact, type Gathered, gathered} from './gathered.js'
import {alike, type Entry, entries, listed, quoted} from './scaffold.js'

/** What drafts make of themselves: a configuration, a registry, and how much of it a person has to decide. */
export interface Made {
  readonly config: string
  readonly registry: string
  readonly indicators: number
  readonly open: number
}

/** Where the registry is put, from the folder of the configuration. */
export const registryPath = 'registry/drafts.metrics.yaml'

/** A level that contradicts its own draft is found by checking the draft with it; each round leaves out some. */
const rounds = 6

/** A registry with every named level and target of drafts, with which the drafts agree. `prefix`: of ids; null: by the place. */
export function firstRegistry(drafts: readonly RegistryText[], prefix: string | null): Made {
  const plain = opened(drafts, '', '')
  const baseline = commonBaseline(plain, drafts)
  const config = configText(baseline)
  const read = opened(drafts, config, '')
  const all = gathered(
    read,
    drafts.map(({path}) => path),
  )
  const place = placeOf(plain, drafts)
  const areas = areasOf(all, place)
  const own = prefix ?? `${initialsOf(place ?? '', read) || 'plan'}.`
  const doubts = new Doubts(drafts, read)
  let made: readonly Entry[] = []
  let registry = ''
  for (let round = 0; round < rounds; round++) {
    made = entries(all, {
      prefix: own,
      registry: read.world.registry,
      areaOf: (spoken) => areas.get(spoken)?.id ?? null,
      isDoubtful: (id, fact) => doubts.doubtful.has(keyOf(id, fact)),
      isContested: (id) => doubts.contested.has(id),
      isShared: (id) => doubts.shared.has(id),
    })
    registry = registryText(made, own, baseline, place, areas)
    if (!doubts.raisedBy(opened(drafts, config, registry))) break
  }
  const indicators = made.filter((it) => !it.isContested).length
  return {config, registry, indicators, open: made.reduce((sum, {open}) => sum + open, 0)}
}

/** What has turned out not to hold of registries made so far. */
class Doubts {
  readonly doubtful = new Set<string>()
  readonly contested = new Set<string>()
  readonly shared = new Set<string>()
  readonly #known: ReadonlySet<string>
  readonly #rejected = new Set<string>()

  /** `plain`: the drafts read without a registry; how they contradict themselves is theirs. */
  constructor(
    readonly drafts: readonly RegistryText[],
    plain: Snapshot,
  ) {
    this.#known = new Set(drafts.flatMap(({path}) => contradictions(plain, path).map((it) => placed(path, it))))
  }

  /** Whether the drafts, checked with a registry that was made of them, leave anything to doubt. */
  raisedBy(checked: Snapshot): boolean {
    const before = this.#size
    for (const key of atOdds(checked, this.drafts)) this.doubtful.add(key)
    for (const id of becomeContested(checked, this.drafts, this.#known)) this.contested.add(id)
    for (const id of sharedIn(checked, this.drafts)) this.shared.add(id)
    // What leaving out its doubtful figures has not settled is several things under one name.
    const left = new Set(idsAtOdds(checked, this.drafts, this.#known))
    for (const id of left) (this.#rejected.has(id) ? this.shared : this.#rejected).add(id)
    return left.size > 0 || this.#size > before
  }

  get #size(): number {
    return this.doubtful.size + this.contested.size + this.shared.size
  }
}

function opened(drafts: readonly RegistryText[], config: string, registry: string): Snapshot {
  const configured = advance(emptySnapshot, {kind: 'config-set', path: 'plumbline.yaml', text: config})
  const files = registry ? [{path: registryPath, text: registry}] : []
  const start = advance(configured, {kind: 'registries-read', files})
  return drafts.reduce((snapshot, {path, text}) => advance(snapshot, {kind: 'draft-opened', uri: path, text}), start)
}

const keyOf = (id: string, {list, path, line, written}: Fact): string => [id, list, path, line, written].join('|')

/** Figures that the registry made of them says are wrong. */
function* atOdds(snapshot: Snapshot, drafts: readonly RegistryText[]): Generator<string> {
  for (const {path} of drafts) {
    const wrong = findings(snapshot, path).filter(
      ({rule, severity}) => rule.startsWith('registry-') && (severity === 'error' || severity === 'warning'),
    )
    const lines = readingOf(snapshot, path)?.draft.text.split('\n') ?? []
    for (const {mention, span} of wrong.length ? mentionsOf(snapshot, path) : []) {
      if (!mention.match || !wrong.some((it) => overlaps(it.span, span))) continue
      const list = mention.role === 'target' ? 'targets' : 'observations'
      const line = lineOf(lines, span.from)
      yield [mention.match.indicator.id, list, path, line, mention.text].join('|')
    }
  }
}

/** Indicators that a figure of the drafts is still held against in vain. */
function* idsAtOdds(
  snapshot: Snapshot,
  drafts: readonly RegistryText[],
  known: ReadonlySet<string>,
): Generator<string> {
  const items = snapshot.registryFiles.get(registryPath)?.items ?? []
  for (const {path} of drafts) {
    const told = findings(snapshot, path).filter(
      ({rule, severity}) => rule.startsWith('registry-') && (severity === 'error' || severity === 'warning'),
    )
    for (const {related} of told)
      for (const {at} of related) {
        const {from} = 'path' in at ? at.span : at
        const id = 'path' in at && items.findLast((it) => it.at <= from)?.item.id?.text
        if (id) yield id
      }
    const fresh = freshIn(snapshot, path, known)
    yield* idsOf(
      snapshot,
      path,
      fresh.filter(({rule}) => rule !== 'self-conflict'),
    )
    yield* farApart(
      snapshot,
      path,
      fresh.filter(({rule}) => rule === 'self-conflict'),
    )
  }
}

/** Figures of one name that are nearly alike are a slip, and told; others are of several things. */
function* farApart(snapshot: Snapshot, path: string, told: readonly Finding[]): Generator<string> {
  const values = new Map<string, number[]>()
  for (const {mention, span} of told.length ? mentionsOf(snapshot, path) : []) {
    const {value} = mention.quantity
    if (!mention.match || value === null || isRange(value) || !told.some((it) => overlaps(it.span, span))) continue
    const {id} = mention.match.indicator
    values.set(id, [...(values.get(id) ?? []), toNumber(value)])
  }
  for (const [id, all] of values) {
    const [most, least] = [Math.max(...all), Math.min(...all)]
    if (least < 0 || most > alike * least) yield id
  }
}

/** Names under which a draft has several things: registered, it would contradict itself. */
function* becomeContested(
  snapshot: Snapshot,
  drafts: readonly RegistryText[],
  known: ReadonlySet<string>,
): Generator<string> {
  for (const {path} of drafts) yield* idsOf(snapshot, path, freshIn(snapshot, path, known))
}

const freshIn = (snapshot: Snapshot, path: string, known: ReadonlySet<string>): readonly Finding[] =>
  contradictions(snapshot, path).filter((it) => !known.has(placed(path, it)))

/** The indicators of the figures that findings speak of. */
function* idsOf(snapshot: Snapshot, path: string, told: readonly Finding[]): Generator<string> {
  for (const {mention, span} of told.length ? mentionsOf(snapshot, path) : [])
    if (mention.match && told.some((it) => overlaps(it.span, span))) yield mention.match.indicator.id
}

/** Ids of one name, of several areas or units, between which a draft does not choose. */
function* sharedIn(snapshot: Snapshot, drafts: readonly RegistryText[]): Generator<string> {
  const items = snapshot.registryFiles.get(registryPath)?.items ?? []
  for (const {path} of drafts)
    for (const {related} of findings(snapshot, path).filter(({rule}) => rule === 'registry-source-conflict'))
      for (const {at} of related) {
        const {from} = 'path' in at ? at.span : at
        const id = 'path' in at && items.findLast((it) => it.at <= from)?.item.id?.text
        if (id) yield id
      }
}

const contradictions = (snapshot: Snapshot, path: string): readonly Finding[] =>
  findings(snapshot, path).filter(
    ({rule, severity}) => severity !== 'hint' && (rule === 'self-conflict' || rule === 'table-prose-mismatch'),
  )

const placed = (path: string, {span}: Finding): string => `${path} ${span.from} ${span.to}`

function lineOf(lines: readonly string[], offset: number): number {
  let at = 0
  const index = lines.findIndex((line) => {
    at += line.length + 1
    return at > offset
  })
  return index + 1
}

/** 基期: the end of a year that most observed figures are of; null where hardly any is. */
function commonBaseline(snapshot: Snapshot, drafts: readonly RegistryText[]): string | null {
  const counts = new Map<string, number>()
  for (const {path} of drafts)
    for (const {mention} of mentionsOf(snapshot, path)) {
      const year = mention.role === 'baseline' ? /^(\d{4})(?:-12-31)?$/.exec(mention.asOf.time ?? '')?.[1] : undefined
      if (year) counts.set(year, (counts.get(year) ?? 0) + 1)
    }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most && most[1] > 2 ? `${most[0]}-12-31` : null
}

/** The place that the first heading begins with: 云州市“十四五”… */
function placeOf(snapshot: Snapshot, drafts: readonly RegistryText[]): string | null {
  const titles = drafts.flatMap(({path}) => readingOf(snapshot, path)?.outline.sections.slice(0, 1) ?? [])
  for (const {title} of titles) {
    const found = /^([\u4e00-\u9fff]{1,8}?(?:自治区|自治州|新区|[省市州区县]))(?![场域级市县区])/.exec(title)?.[1]
    if (found) return found
  }
  return null
}

const initialsOf = (place: string, {world}: Snapshot): string =>
  nameSearchOf(world.registry)
    .spell(place.replace(/(?:省|市|区|县|州)$/, ''))
    .initials.replace(/[^a-z0-9]/g, '')

type Areas = ReadonlyMap<string, {readonly id: string; readonly label: string}>

/** Areas other than the drafts' own, by the word for them; the country has two. */
function areasOf(all: readonly Gathered[], place: string | null): Areas {
  const areas = new Map<string, {readonly id: string; readonly label: string}>()
  for (const {area} of all) {
    if (area === null || area === place || areas.has(area)) continue
    const isCountry = area === '全国' || area === '我国'
    areas.set(area, isCountry ? {id: 'CN', label: '全国'} : {id: `area${areas.size + 1}`, label: area})
  }
  return areas
}

function configText(baseline: string | null): string {
  const plan = baseline ? `plan:\n  baseline: ${baseline}   # 基期：没有写明时点的现状数据按此认定\n` : ''
  return `registry:\n  - registry/*.metrics.yaml\n${plan}`
}

const ownWords = ['全', '本', '我'].flatMap((word) => [...'市省区县州旗'].map((level) => word + level))

function registryText(
  made: readonly Entry[],
  prefix: string,
  baseline: string | null,
  place: string | null,
  areas: Areas,
): string {
  const keys = [
    `id: ${prefix.replace(/\.$/, '')}`,
    `title: ${quoted(`${place ?? ''}规划指标`)}`,
    ...(areas.size ? ['area: own'] : []),
    ...(baseline ? [`baseline: "${baseline}"`] : []),
  ]
  const others = [...new Map([...areas.values()].map((it) => [it.id, it])).values()]
  const own = `  own: {label: ${quoted(place ?? '本地区')}${place ? '' : `, aliases: [${ownWords.join(', ')}]`}}\n`
  const list = areas.size
    ? `areas:\n${own}${others.map(({id, label}) => `  ${id}: {label: ${quoted(label)}${id === 'CN' ? ', aliases: [我国]' : ''}}\n`).join('')}`
    : ''
  return [
    '# 由文稿建立，数值均取自文稿（status: plan-text），尚未经责任单位核定。标“待定”的各处请核定后补登。\n',
    'plumbline: 1\n',
    `registry: {${keys.join(', ')}}\n`,
    list,
    made.some((it) => !it.isContested) ? `indicators:\n${listed(made, '  ')}` : 'indicators: []\n',
  ].join('')
}
