import {findings} from '../core/ide/findings/findings.js'
import {showLevelOf} from '../core/ide/show.js'
import {advance} from '../core/session/advance.js'
import type {Snapshot} from '../core/session/snapshot.js'
import type {Session} from './session.js'

/** So long nothing must have changed before pages are read that nobody has written, in ms. */
const quiet = 150

/** How long other messages may wait meanwhile, in ms: at the first pages somewhat longer. As long a rest is behind each. */
const slice = 25

/** By then the compiler has met what every draft has: so much text in UTF-16 code units, or on a slow machine so many ms. */
const enough = {read: 250_000, spent: 6000}

/**
 * What is read first is read by functions that nothing has compiled, which takes three times as long. While nobody asks for
 * anything the server reads made-up pages about figures of the registry, once in its life; nothing of them is kept.
 */
export class WarmUp {
  readonly #session: Session
  readonly #isBusy: () => boolean
  readonly #readDraft: typeof readDraft
  #timer: ReturnType<typeof setTimeout> | null = null
  #changedAt = 0
  #isBegun = false
  #read = 0
  #spent = 0
  /** How many pages are read at a time. */
  #pages = 1

  /** `isBusy` says whether there is work of the user's own, which warms as well. */
  constructor(session: Session, isBusy: () => boolean, read = readDraft) {
    this.#session = session
    this.#isBusy = isBusy
    this.#readDraft = read
  }

  /** To be called once what the client has opened is read. */
  begin(): void {
    if (this.#isBegun) return
    this.#isBegun = true
    this.changed()
    this.#after(quiet)
  }

  /** Something was opened or typed: what is to be said of that goes first. */
  changed(): void {
    this.#changedAt = Date.now()
  }

  stop(): void {
    this.#isBegun = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #after(ms: number): void {
    this.#timer = setTimeout(() => this.#step(), ms)
  }

  #step(): void {
    const rest = this.#changedAt + quiet - Date.now()
    if (rest > 0 || this.#isBusy()) this.#after(Math.max(rest, quiet))
    else if (this.#read < enough.read && this.#spent < enough.spent && this.#readSlice()) this.#after(slice)
  }

  /** Whether all went well: a page that nobody has written must not end the server. */
  #readSlice(): boolean {
    const from = Date.now()
    try {
      const snapshot = largest(this.#session)
      const text = pagesAbout(snapshot, this.#pages, this.#read)
      this.#readDraft(snapshot, text)
      this.#read += text.length
    } catch {
      return false
    }
    const took = Date.now() - from
    this.#spent += took
    if (took < slice / 2) this.#pages *= 2
    else if (took > slice && this.#pages > 1) this.#pages /= 2
    return true
  }
}

/** The snapshot of the root that the most indicators serve: what is made ready for it with its first draft takes time too. */
const largest = ({roots}: Session): Snapshot =>
  [...roots]
    .map(({snapshot}) => snapshot)
    .reduce((one, other) => (other.world.registry.ids.length > one.world.registry.ids.length ? other : one))

/** The draft is forgotten, and what was found in it. */
function readDraft(snapshot: Snapshot, text: string): void {
  findings(advance(snapshot, {kind: 'draft-opened', uri: 'page', text}), 'page')
}

/** So many pages of a plan, about indicators of the registry where it has some; others for another seed. */
export function pagesAbout(snapshot: Snapshot, count: number, seed: number): string {
  const figure = figures(snapshot, seed)
  return Array.from({length: count}, () => page(figure)).join('\n')
}

/** What a sentence says of an indicator: its level in one year, and what it is to be in another. */
interface Figure {
  readonly name: string
  readonly unit: string
  readonly now: string
  readonly since: string
  readonly aim: string
  readonly by: string
}

/** Of indicators all over the registry, as they are registered; where it has none, and of levels that it does not have, made up. */
function figures({world: {registry}}: Snapshot, seed: number): () => Figure {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    const indicator = registry.indicator(registry.ids[state % registry.ids.length] ?? '')
    const {name, unit} = indicator ?? {name: '口袋公园数量', unit: '个'}
    const [level, target] = [indicator?.observations[0], indicator?.targets[0]]
    return {
      name,
      unit,
      now: indicator && level ? showLevelOf(level, indicator).zh : `${state % 89}.5${unit}`,
      since: level?.asOf.slice(0, 4) ?? '2020',
      aim: indicator && target ? showLevelOf(target, indicator).zh : `${state % 97}.8${unit}`,
      by: target?.asOf.slice(0, 4) ?? '2025',
    }
  }
}

const reached = ({name, now, since}: Figure): string => `截至${since}年底，${name}达到${now}`
const was = ({name, now, since}: Figure): string => `${since}年，${name}为${now}，比上年增长3.2%`
const aimed = ({name, aim, by}: Figure): string => `到${by}年，${name}达到${aim}`
const raised = ({name, now, since, aim, by}: Figure): string => `${name}由${since}年的${now}提高到${by}年的${aim}`
const row = ({name, unit, now, aim}: Figure): string => `| 1 | ${name} | ${unit} | ${now} | ${aim} | 预期性 |`

/** What plans are made of: headings, paragraphs, a list and a table. */
const page = (figure: () => Figure): string => `## 一、补齐短板弱项

### （一）优化空间布局

**完善配套政策。**健全协同机制，${reached(figure())}。强化要素保障，${aimed(figure())}（见专栏1）。开展动态评估，${was(figure())}。

根据《云州市综合交通体系规划》，${raised(figure())}。引导社会参与，${aimed(figure())}。推动存量改造，${reached(figure())}。

- 压实主体责任，${aimed(figure())}。
- 形成示范经验，${raised(figure())}。

| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | ---: | ---: | --- |
${row(figure())}
${row(figure())}
${row(figure())}
`
