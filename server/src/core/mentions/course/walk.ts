import {goesOn, type Passage, type Prose} from '../../markdown/passage.js'
import {viewOf} from '../../text/view.js'
import {columnsOf, summed} from '../header.js'
import type {Language} from '../language.js'
import type {Found} from '../mention.js'
import type {Phrase} from '../phrases.js'
import {unitAbove} from '../table-unit.js'
import {type Course, type Cut, moved, type Scope, START} from './course.js'
import {type Facts, yearsIn} from './facts.js'
import {
  BOX,
  headMood,
  isBox,
  isImprint,
  looksBothWays,
  rankAbove,
  rankOf,
  runInOf,
  withoutNumber,
  yearTold,
} from './heading.js'
import {captionOf, isCaption, isMember, isRow, leadOf, openingOf} from './opening.js'
import {readParagraph} from './paragraph.js'
import {type Above, type Decided, isAhead, isBehind, isOver, looksBack, type Setting, type Thread} from './place.js'
import {type CellFigure, readCells} from './table.js'
import {aboveOf, type Under, whenIn} from './under.js'
import {isStretch, isWithinYear, type Mood, NEITHER, type When} from './when.js'

export interface Step {
  /** One for each mention of the passage. */
  readonly decided: readonly Decided[]
  readonly course: Course
}

/** Walks over one passage: what holds for its figures, and how the course stands behind it. */
export function step(before: Course, passage: Passage, found: Found, facts: Facts): Step {
  const course = inBox(before, passage)
  if (passage.kind === 'table' || found.cells) {
    const cells = headed(found, course.row, facts.language)
    const above = aboveOf({lead: course.lead, run: null}, course.scopes)
    const lead = captionOf(found.told, {course, facts, above}) ?? course.lead
    const decided = readCells(cells, {course, facts, above: aboveOf({lead, run: null}, course.scopes)})
    return {decided, course: moved(course, {scopes: withoutBox(course.scopes), lead: null, row: NO_ROW, unit: null})}
  }
  if (course.cut && goesOn(passage)) return ofParagraph(course.cut.course, passage, found, facts, false, course.cut)
  const unit = unitAbove(passage, facts.language.say)
  const rank = rankOf(passage, found, facts.language.say)
  if (isRow(passage.view.text))
    return ofParagraph(moved(course, {unit, row: rowWith(course.row, passage.source)}), passage, found, facts, true)
  if (rank !== null) return ofHeading(moved(course, {unit, row: NO_ROW}), passage, found, facts, rank)
  if (isImprint(passage.view.text, facts.language.say) || facts.language.say.yearsAlone.test(passage.view.text))
    return ofParagraph(course, passage, found, facts, true)
  const turned = withAims(moved(course, {unit, row: NO_ROW}), passage.view.text, facts)
  return ofParagraph(withRunIn(turned, passage, found, facts), passage, found, facts, false)
}

/** A table, and the text behind a quote, are the end of a box; （一） in it, or （五） right below its line, stands below it. */
function inBox(course: Course, passage: Passage): Course {
  const last = course.scopes.at(-1)
  if (passage.kind !== 'paragraph' && passage.kind !== 'heading') return course
  if (course.scopes.some(({box}) => box === 'quote')) return moved(course, {scopes: withoutBox(course.scopes)})
  if (last?.box === undefined) return course
  const rank = rankAbove(last.rank, passage.view.text, last.box === 'new')
  if (rank === last.rank && last.box !== 'new') return course
  return moved(course, {scopes: [...course.scopes.slice(0, -1), {...last, rank, box: 'text'}]})
}

/** The scopes around a box; the same where there is none. */
function withoutBox(scopes: readonly Scope[]): readonly Scope[] {
  const at = scopes.findIndex(({box}) => box !== undefined)
  return at < 0 ? scopes : scopes.slice(0, at)
}

/** 今年的主要预期目标是… below 2025年工作回顾: in a report of work the review ends where the goals of its own year are told. */
function withAims(course: Course, text: string, {kind, year, language}: Facts): Course {
  const at = course.scopes.findIndex(({heading}) => heading.mood === 'state')
  const said = kind === 'report' && year !== null && at > 0 ? language.say.aimsOfYear.exec(text)?.[0] : undefined
  if (said === undefined) return course
  const heading: Setting = {when: {time: `${year}`, text: said.slice(0, 2), planned: true}, mood: 'goal', said}
  const scopes = [...course.scopes.slice(0, at), {...course.scopes[at]!, heading, opening: null}]
  return moved(course, {scopes, lead: null, topic: null, last: null, mood: null})
}

/** （二）目标任务。2024年，…: a heading that runs into its paragraph opens a section as one on its own line does, and ends one. */
function withRunIn(course: Course, passage: Prose, {told}: Found, facts: Facts): Course {
  const boxed = boxAround(course, passage, told.text, facts)
  if (boxed) return boxed
  const runIn = passage.kind === 'paragraph' ? runInOf(told, facts.language.say) : null
  if (!runIn) return course
  const outer = course.scopes.filter((scope) => scope.rank < runIn.rank)
  if (runIn.mood === null || facts.kind === 'bulletin')
    return outer.length < course.scopes.length ? moved(course, {scopes: outer}) : course
  const heading = {when: null, mood: runIn.mood, said: runIn.said}
  const scopes = [...outer, {rank: runIn.rank, heading, opening: null}]
  return moved(course, {scopes, lead: null, topic: null, last: null, mood: null})
}

/** 专栏3 绿道重点工程（一）滨河。步道8公里。（二）…: a box that was pasted into one paragraph, and ends with it; null where it is none. */
function boxAround(course: Course, {kind}: Prose, text: string, {kind: of, language: {say}}: Facts): Course | null {
  const said = kind === 'paragraph' || kind === 'quote' ? say.boxRunIn.exec(text)?.[0] : undefined
  const mood = said === undefined ? null : headMood(said, of === 'bulletin', say)
  if (said === undefined || mood === null || looksBack(aboveOf({lead: null, run: null}, course.scopes))) return null
  const scope: Scope = {rank: BOX, heading: {when: null, mood, said}, opening: null, box: 'quote'}
  const scopes = [...course.scopes.filter(({rank}) => rank < BOX), scope]
  return moved(course, {scopes, lead: null, topic: null, last: null, mood: null})
}

const NO_ROW = START.row

/** No table of indicators is wider. */
const WIDEST = 12

const rowWith = (row: readonly string[], source: string): readonly string[] => {
  const cells = source.split(/[\r\n]+/).map((line) => line.replace(/\s*\|\s*$/, '').trim())
  return [...row, ...cells].slice(0, WIDEST)
}

/** A table whose head was lost has it in the lines above, a cell to a line. */
function headed({cells, mentions}: Found, row: readonly string[], language: Language): readonly CellFigure[] {
  if (!cells?.length || !row.length || cells.some(({column}) => column.head !== '')) return cells ?? []
  const width = 1 + Math.max(...mentions.map(({cell}) => cell?.column ?? 0))
  const {columns} = columnsOf(
    [row.slice(0, width).map((text) => ({span: {from: 0, to: 0}, view: viewOf(text, [])}))],
    language,
  )
  return cells.map((cell, index) => {
    const column = columns[mentions[index]!.cell?.column ?? 0] ?? cell.column
    return {...cell, column, when: cell.isSum ? summed(column) : cell.when}
  })
}

/** 云岭县打造8万亩茶园: a headline that names what is aimed at; a bulletin's or a report's tells. */
function aimedAt(text: string, above: Above, isTitle: boolean, {kind, language: {say}}: Facts): Above {
  const said = !isTitle || kind === 'bulletin' || kind === 'report' ? null : say.titleAims.exec(text)
  return said ? {...above, mood: {is: 'goal', said: said[1]!, by: 'heading'}} : above
}

/** A heading opens a section and ends those that are as deep; its own figures stand under the sections above. */
function ofHeading(course: Course, passage: Passage, found: Found, facts: Facts, rank: number): Step {
  const outer = course.scopes.filter((scope) => scope.rank < rank)
  // What opens the part above the first heading goes on in numbered lines below it, never in another chapter.
  const kept = rank < 12 && outer[0]?.opening ? [{...outer[0], opening: null}, ...outer.slice(1)] : outer
  const {text} = found.told
  const scopes = moodUnder(text, kept, facts) === 'goal' ? withoutLooksBack(kept, course, facts) : kept
  const isTitle = rank === 1 && course.scopes.length === 1
  const above = aimedAt(text, aboveOf({lead: null, run: null}, scopes), isTitle, facts)
  const own = headingOf(passage, found, {course: {...course, scopes: kept}, facts, above, isTitle})
  const heading = own.when === null && own.mood === null ? (tasksBefore(course, rank, facts) ?? own) : own
  const told = heading.mood === 'state' ? yearTold(text, facts.language.say) : null
  const reviewed = told === null ? course.reviewed : Math.max(course.reviewed ?? 0, told)
  const {decided} = readParagraph(found.told, {course: {...course, lead: null}, facts, above})
  const scope: Scope = {rank, heading, opening: null}
  const box = isBox(passage, facts.language.say) ? (passage.kind === 'quote' ? 'quote' : 'new') : undefined
  return {
    decided,
    course: moved(course, {
      scopes: [...scopes, box ? {...scope, box} : scope],
      lead: null,
      topic: null,
      reviewed,
      last: null,
      mood: null,
    }),
  }
}

/** 二、2026年工作要求 before 三、推动产业升级: in a report of work the chapters behind that of the year's goals go on with them. */
function tasksBefore({scopes}: Course, rank: number, {kind, year}: Facts): Setting | null {
  const before = scopes.find((scope) => scope.rank === rank)?.heading
  const isOfYear = kind === 'report' && year !== null && before?.mood === 'goal' && before.when?.time === `${year}`
  return isOfYear ? before : null
}

/** 办好民生实事 below a heading that looks back names work that has been done: only words that set goals turn it. */
function moodUnder(text: string, scopes: readonly Scope[], {kind, language: {say}}: Facts): Mood {
  const own = headMood(text, kind === 'bulletin', say)
  const above = scopes.findLast(({heading}) => heading.mood !== null)?.heading.mood ?? null
  return own === 'goal' && above === 'state' && !say.setsGoals.test(text) ? null : own
}

/** 2023年，…取得成效。 before a heading of goals: what a foreword looks back on goes on in no chapter that looks ahead. */
const withoutLooksBack = (scopes: readonly Scope[], course: Course, facts: Facts): readonly Scope[] =>
  scopes.map((scope) =>
    scope.opening?.mood === 'state' && isBehind(scope.opening.when?.time ?? null, {course, facts})
      ? {...scope, opening: null}
      : scope,
  )

function headingOf(passage: Passage, {told}: Found, under: Under & {readonly isTitle: boolean}): Setting {
  const {text, phrases} = told
  const {facts, above, isTitle} = under
  const {say} = facts.language
  const dated = phrases.filter(({kind}) => kind !== 'base')
  const own = moodUnder(text, under.course.scopes, facts)
  const both = looksBothWays(text, say)
  const pick = both ? null : pickOf(dated, own)
  const said = withoutNumber(text, say)
  const when = pick ? whenIn(pick, under) : dated.length ? null : periodAt(said, facts.language)
  const dates = when !== null && (!isTitle || titleDates(text, when, facts))
  if (isTitle)
    return {
      when: dates ? when : null,
      mood: passage.kind === 'heading' && !both ? titleMood(own, dated, dates, facts) : null,
      said,
    }
  // “十四五”旅游业 in a plan for the years behind it: what is told of a time that is over has been.
  const dawns: Mood =
    when === null ? null : isAhead(when.time, under) ? 'goal' : isOver(when.time, under) ? 'state' : null
  const mood: Mood = both ? null : (own ?? dawns ?? above.mood?.is ?? null)
  const isOwn = both || own !== null || dawns !== null
  // （四）下一步打算 below 2025年工作回顾: what is to come is not of the year looked back on.
  const turns = mood === 'goal' && own === 'goal' && looksBack(above)
  return {
    when: dates ? when : turns || (dated.length && !pick) ? NEITHER : null,
    mood: isOwn ? mood : null,
    said,
  }
}

/**
 * “十四五”发展情况; 2035年远景和“十四五”任务; 团结奋进,“十四五”取得成就: a heading that begins with the number of a plan, or names it
 * behind a conjunction or at the head of a clause, is of its years; else null.
 */
function periodAt(said: string, language: Language): When | null {
  const {say} = language
  const named = say.ordinalPlan.exec(said)
  if (!named) return null
  const before = said[named.index - 1]
  if (before !== undefined && before !== ',' && !say.coordinate.test(before)) return null
  const years = yearsIn(named[0], language)
  return years && {time: years.join('/'), text: named[0], planned: false}
}

/** 某市战略，到2020年将实现, 2026年工作意见: a title that looks forward, and a plan for the one year that its title dates, set goals. */
function titleMood(own: Mood, dated: readonly Phrase[], dates: boolean, {kind, year}: Facts): Mood {
  const looksForward = (kind === null || kind === 'plan') && dated.some(({planned}) => planned)
  if (looksForward) return 'goal'
  if (kind !== 'plan') return null
  return own ?? (dates && year !== null ? 'goal' : null)
}

/**
 * The title of a plan names its period, that of a report the year it is given in: neither dates the figures. What is set
 * out for one year (2026年重点工作安排) is of that year, and so is what a bulletin counts and what a summary sums up
 * (2025年工作总结, 2025年1—10月完成情况).
 */
const titleDates = (text: string, {time}: When, {kind, year, language: {say}}: Facts): boolean =>
  kind === 'bulletin' ||
  (kind === 'report' && year !== null && !say.givenInItsYear.test(text) && !say.ofYearBefore.test(text)) ||
  ((!isStretch(time) || isWithinYear(time)) &&
    (kind === null || (kind === 'plan' && year !== null && !say.ofPeriod.test(text))))

/** The one time of a heading; of a year and a period that are looked back on, the one named first (“十四五”时期和2025年工作回顾). */
function pickOf(dated: readonly Phrase[], mood: Mood): Phrase | null {
  if (new Set(dated.map(({text}) => text)).size === 1) return dated[0]!
  if (mood === 'state' && isStretch(dated[0]?.time ?? null)) return dated[0]!
  const points = dated.filter(({time}) => time !== null && !time.includes('/'))
  return points.length === 1 || mood === 'state' ? (points.at(-1) ?? null) : null
}

/** A piece of a paragraph stands where its first piece stood, and goes on with what those before it have set. */
function ofParagraph(
  course: Course,
  passage: Prose,
  found: Found,
  facts: Facts,
  isAside: boolean,
  cut: Cut | null = null,
): Step {
  const {told} = found
  const isPart = passage.kind === 'item' || isMember(told.text, facts.language.say)
  const over = isPart || course.lead?.isListed !== true ? course.lead : null
  const isProse = passage.kind === 'paragraph' && over !== null && isCaption(over, facts.language.say)
  const above = aboveOf({lead: isProse ? null : over, run: isPart ? course.last : null}, course.scopes)
  const under = {course, facts, above}
  const read = readParagraph(told, under, cut)
  if (isAside) return {decided: read.decided, course}
  const lead = leadOf(passage, told, under)
  const opening = cut ? cut.opening : openingOf(told, under, lead)
  if (passage.piece === 'first' || passage.piece === 'middle') {
    const {topic, mood, thread} = read
    return {
      decided: read.decided,
      course: moved(course, {cut: {course, opening, topic, mood, thread: withoutPlaces(thread)}}),
    }
  }
  const scopes = opening ? openedBy(course.scopes, opening) : course.scopes
  const isOver = lead === null && !isPart && !/:\s*$/.test(told.text)
  return {
    decided: read.decided,
    course: moved(course, {
      scopes,
      lead:
        lead ?? (isOver && course.unit === null ? null : passage.kind === 'paragraph' && isPart ? listed(over) : over),
      topic: opening ? null : (read.topic ?? course.topic),
      last: isPart ? course.last : read.last,
      mood: read.mood ?? course.mood,
    }),
  }
}

/** 1．妇女。 2．儿童。: numbered paragraphs are the list of the line above them, which ends with the last of them. */
const listed = (lead: Setting | null): Setting | null =>
  lead === null || lead.isListed ? lead : {...lead, isListed: true}

/** A phrase counts in its own piece. */
const withoutPlaces = (thread: Thread): Thread => ({...thread, period: null})

const openedBy = (scopes: readonly Scope[], opening: Setting): readonly Scope[] => [
  ...scopes.slice(0, -1),
  {...scopes.at(-1)!, opening},
]
