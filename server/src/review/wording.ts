import {reasonWords, standingWords} from '../core/ide/coverage/coverage-words.js'
import type {Uncompared, Verdict} from '../core/ide/coverage/standing.js'
import type {Evidence, Exemption} from '../core/ide/review/review.js'

export type Language = 'zh' | 'en'

/** Words that other places say too, in one language. */
const said = <Key extends string>(
  words: Readonly<Record<Key, {readonly zh: string; readonly en: string}>>,
  language: Language,
): Readonly<Record<Key, string>> =>
  Object.fromEntries(Object.entries<{zh: string; en: string}>(words).map(([key, it]) => [key, it[language]])) as Record<
    Key,
    string
  >

/** The words of the pages that a reviewer signs, in one language. */
export interface Wording {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly reasons: Readonly<Record<Uncompared, string>>
  readonly evidence: Readonly<Record<Evidence['kind'], string>>
  readonly exempt: Readonly<Record<Exemption['kind'], string>>
  readonly texts: Readonly<Record<Text, string>>
}

export type Text =
  | 'review'
  | 'figures'
  | 'others'
  | 'checked'
  | 'number'
  | 'figure'
  | 'draft'
  | 'against'
  | 'verdict'
  | 'target'
  | 'corrections'
  | 'place'
  | 'original'
  | 'change'
  | 'because'
  | 'answer'
  | 'answers'
  | 'chapters'
  | 'chapter'
  | 'signatures'
  | 'drafted'
  | 'reviewed'
  | 'approved'
  | 'date'
  | 'conclusion'
  | 'honesty'
  | 'unverified'
  | 'noRegistry'
  | 'noFigures'
  | 'noCorrections'
  | 'made'
  | 'void'
  | 'top'
  | 'figuresTable'
  | 'course'
  | 'remark'
  | 'tick'
  | 'ticked'
  | 'left'
  | 'again'
  | 'lapsedOf'
  | 'lapsed'
  | 'mend'
  | 'print'
  | 'export'
  | 'compare'
  | 'plain'
  | 'changes'
  | 'noChanges'
  | 'changed'
  | 'before'
  | 'after'
  | 'note'
  | 'changeTable'
  | 'name'
  | 'oldValue'
  | 'newValue'
  | 'oldSentence'
  | 'newSentence'
  | 'corrected'
  | 'annex'
  | 'exempt'
  | 'exemptKind'
  | 'exemptOf'
  | 'why'
  | 'by'

const zh: Wording = {
  verdicts: said(standingWords, 'zh'),
  reasons: said(reasonWords, 'zh'),
  evidence: {registered: '登记', elsewhere: '另处', computed: '算得'},
  exempt: {accepted: '不必入库', kept: '此处不改', comment: '文中注明不查'},
  texts: {
    review: '指标核对表',
    figures: '处指标数值',
    others: '处其他数字（日期、序号、名称等）不核',
    checked: '核',
    number: '序号',
    figure: '指标和位置',
    draft: '文稿',
    against: '比对依据',
    verdict: '结论',
    target: '目标',
    corrections: '更正表',
    place: '位置',
    original: '原文',
    change: '改为',
    because: '依据',
    answer: '处理',
    answers: '采用　不采用　待定',
    chapters: '各章情况',
    chapter: '章',
    signatures: '签署',
    drafted: '编制',
    reviewed: '核稿',
    approved: '审定',
    date: '日期',
    conclusion: '结论：可以报送　按更正表修改后报送　退回',
    honesty: '“一致”指与登记库相符。登记库的值是否正确，以主管部门核定为准',
    unverified: '；其中尚未核定的处数：',
    noRegistry: '没有登记库，各数值均未与登记值核对，本表不能作为核稿依据。',
    noFigures: '这份文稿中没有读到指标数值。',
    noCorrections: '没有须更正之处。',
    made: '准绳生成于',
    void: '与文稿不符时本表作废。',
    top: '标题以前',
    figuresTable: '指标数值逐处核对',
    course: '走势',
    remark: '备注',
    tick: '已核',
    ticked: '已核',
    left: '余',
    again: '改动须重核',
    lapsedOf: '核过',
    lapsed: '，现已改动，请重核',
    mend: '改为',
    print: '打印…',
    export: '导出…',
    compare: '与另一版比…',
    plain: '不再比较',
    changes: '与上一稿比',
    noChanges: '指标数值没有变动。',
    changed: '变动',
    before: '上一稿',
    after: '本稿',
    changeTable: '指标变动表',
    name: '指标',
    oldValue: '原数值',
    newValue: '现数值',
    oldSentence: '原稿语句',
    newSentence: '现稿语句',
    corrected: '更正为',
    annex: '附件',
    note: '说明',
    exempt: '不核与豁免',
    exemptKind: '类别',
    exemptOf: '内容',
    why: '理由',
    by: '何人何时',
  },
}

const en: Wording = {
  verdicts: said(standingWords, 'en'),
  reasons: said(reasonWords, 'en'),
  evidence: {registered: 'registered', elsewhere: 'elsewhere', computed: 'computed'},
  exempt: {accepted: 'need not be registered', kept: 'stays as it is', comment: 'silenced in the text'},
  texts: {
    review: 'Review of figures',
    figures: ' figures',
    others: ' other numbers (dates, ordinals, names …) not checked',
    checked: '✓',
    number: 'No.',
    figure: 'Figure and place',
    draft: 'Draft',
    against: 'Held against',
    verdict: 'Verdict',
    target: 'target',
    corrections: 'Errata',
    place: 'Place',
    original: 'Text',
    change: 'Change to',
    because: 'Because',
    answer: 'Answer',
    answers: 'accepted　declined　open',
    chapters: 'By chapter',
    chapter: 'Chapter',
    signatures: 'Signatures',
    drafted: 'Drafted',
    reviewed: 'Reviewed',
    approved: 'Approved',
    date: 'Date',
    conclusion: 'Conclusion: ready　ready after the errata　returned',
    honesty: '“Agrees” means with the registry; the responsible department decides what is right',
    unverified: '; values not verified yet: ',
    noRegistry:
      'There is no registry: no figure was held against a registered value, and this review cannot be relied on.',
    noFigures: 'No figure of an indicator was read in this draft.',
    noCorrections: 'Nothing to correct.',
    made: 'Made by Plumbline on',
    void: 'Void if the draft differs.',
    top: 'Above the first heading',
    figuresTable: 'Every figure and what it was held against',
    course: 'course',
    remark: 'remark',
    tick: 'checked',
    ticked: 'ticked',
    left: 'left: ',
    again: 'changed since: ',
    lapsedOf: 'decided on ',
    lapsed: '; changed since, decide again',
    mend: 'Change to ',
    print: 'Print…',
    export: 'Export…',
    compare: 'Compare with…',
    plain: 'Stop comparing',
    changes: 'Changes',
    noChanges: 'No figure has changed.',
    changed: 'change',
    before: 'before',
    after: 'now',
    changeTable: 'Changes in figures',
    name: 'Figure',
    oldValue: 'Before',
    newValue: 'Now',
    oldSentence: 'Sentence before',
    newSentence: 'Sentence now',
    corrected: 'Change to',
    annex: 'Annex',
    note: 'note',
    exempt: 'Exemptions',
    exemptKind: 'kind',
    exemptOf: 'about',
    why: 'reason',
    by: 'who and when',
  },
}

export const wording: Readonly<Record<Language, Wording>> = {zh, en}
