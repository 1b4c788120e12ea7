import {
  EventEmitter,
  type ExtensionContext,
  type TextEditorSelectionChangeEvent,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode'
import type {Current} from './current.js'
import {figuresIn, type Verdict} from './report.js'
import {type Filter, figureAt, type Group, type Grouping, groupsOf, type Row, reasonWords, verdicts} from './rows.js'
import {say} from './say.js'

/** How long the caret rests before its figure is selected in the view, in ms. */
const rest = 200

const icons: Readonly<Record<Verdict, ThemeIcon>> = {
  agree: new ThemeIcon('pass', new ThemeColor('plumbline.agreesForeground')),
  differ: new ThemeIcon('error', new ThemeColor('plumbline.differsForeground')),
  unregistered: new ThemeIcon('circle-outline', new ThemeColor('charts.blue')),
  uncompared: new ThemeIcon('circle-slash', new ThemeColor('descriptionForeground')),
}

/** What the editor holds on to: the same object as long as it is the same group or figure, whatever is said of it now. */
export interface Node {
  value: Group | Row
}

const isGroup = (value: Group | Row): value is Group => 'rows' in value

/** The figures of the current draft, by verdict, chapter or indicator. */
export class FiguresView implements TreeDataProvider<Node> {
  readonly #context: ExtensionContext
  readonly #current: Current
  readonly #view: TreeView<Node>
  readonly #changed = new EventEmitter<Node | undefined>()
  #groups: readonly Group[] = []
  #nodes: ReadonlyMap<string, Node> = new Map()
  #filter: Filter = new Set()
  /** Figures may be others than those listed, which nobody sees. */
  #isStale = true
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  readonly onDidChangeTreeData = this.#changed.event

  constructor(context: ExtensionContext, current: Current) {
    this.#context = context
    this.#current = current
    this.#view = window.createTreeView<Node>('plumbline.figures', {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    })
    context.subscriptions.push(
      this.#view,
      current.onChanged(() => this.#refresh()),
      window.onDidChangeTextEditorSelection((event) => this.#follow(event)),
      this.#view.onDidChangeVisibility(() => this.#refresh()),
    )
  }

  get grouping(): Grouping {
    return this.#context.workspaceState.get<Grouping>('plumbline.grouping', 'verdict')
  }

  async group(grouping: Grouping): Promise<void> {
    await this.#context.workspaceState.update('plumbline.grouping', grouping)
    this.#refresh()
  }

  get filter(): Filter {
    return this.#filter
  }

  only(filter: Filter): void {
    this.#filter = filter
    this.#refresh()
  }

  async getChildren(node?: Node): Promise<Node[]> {
    // The editor asks before it says that the view is seen.
    if (!node && this.#isStale) await this.#list()
    const shown = node ? (isGroup(node.value) ? node.value.rows : []) : this.#groups
    return shown.flatMap(({id}) => this.#nodes.get(id) ?? [])
  }

  getParent({value}: Node): Node | undefined {
    const group = this.#groups.find(({rows}) => rows.some(({id}) => id === value.id))
    return group && this.#nodes.get(group.id)
  }

  getTreeItem({value}: Node): TreeItem {
    return isGroup(value) ? this.#groupItem(value) : rowItem(value)
  }

  #groupItem({id, words, rows}: Group): TreeItem {
    const isFirst = this.#groups[0]?.id === id
    const item = new TreeItem(
      say(words),
      isFirst || this.grouping !== 'verdict' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    )
    item.id = id
    item.description = String(rows.length)
    item.contextValue = 'group'
    return item
  }

  #refresh(): void {
    const {report} = this.#current
    const differ = report?.counts.differ ?? 0
    const all = report ? figuresIn(report) : 0
    this.#view.description = all ? say({zh: `${all}处，${differ}处不符`, en: `${all} figures, ${differ} differ`}) : ''
    this.#view.badge = differ
      ? {value: differ, tooltip: say({zh: `${differ}处不符`, en: `${differ} figures differ`})}
      : undefined
    this.#view.message = report && all ? messageOf(report.registry.state) : ''
    void this.#relist()
  }

  async #relist(): Promise<void> {
    const wasStale = this.#isStale
    this.#isStale = true
    if (!this.#view.visible) return wasStale ? undefined : this.#changed.fire(undefined)
    const before = this.#groups
    if (!(await this.#list())) return
    const isSameSet =
      before.length === this.#groups.length && before.every(({id}, index) => id === this.#groups[index]?.id)
    const others = this.#groups.filter((group, index) => group !== before[index])
    for (const group of isSameSet ? others : [null]) this.#changed.fire(group ? this.#nodes.get(group.id) : undefined)
  }

  /** Whether the list is the latest: whoever has asked meanwhile knows better. */
  async #list(): Promise<boolean> {
    const asked = ++this.#asked
    const {report} = this.#current
    const figures = report ? await this.#current.figures() : []
    if (asked !== this.#asked) return false
    this.#isStale = false
    const groups = report ? groupsOf({figures, registry: report.registry}, this.grouping, this.#filter) : []
    this.#groups = kept(this.#groups, groups)
    this.#nodes = renewed(this.#nodes, this.#groups)
    return true
  }

  #follow({textEditor, selections}: TextEditorSelectionChangeEvent): void {
    if (textEditor.document !== this.#current.document || !this.#view.visible) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const caret = selections[0]?.active
      const rows = this.#groups.flatMap((group) => group.rows)
      const row = caret && rows.find(({figure}) => figureAt([figure], caret.line, caret.character))
      const node = row && this.#nodes.get(row.id)
      if (node && this.#view.visible) void this.#view.reveal(node, {select: true, focus: false})
    }, rest)
  }
}

function renewed(before: ReadonlyMap<string, Node>, groups: readonly Group[]): ReadonlyMap<string, Node> {
  const values = groups.flatMap((group) => [group, ...group.rows])
  return new Map(
    values.map((value) => {
      const node = before.get(value.id) ?? {value}
      node.value = value
      return [value.id, node]
    }),
  )
}

/** Groups whose rows show the same stay the same objects: the editor draws anew only what is another. */
function kept(before: readonly Group[], now: readonly Group[]): readonly Group[] {
  const known = new Map(before.map((group) => [group.id, group]))
  return now.map((group) => {
    const old = known.get(group.id)
    return old && JSON.stringify(old) === JSON.stringify(group) ? old : group
  })
}

function rowItem(row: Row): TreeItem {
  const {figure, label, description} = row
  const item = new TreeItem(say(label), TreeItemCollapsibleState.None)
  item.id = row.id
  item.description = say(description)
  item.iconPath = icons[figure.verdict]
  const isDecided = figure.decisions.length > 0 || figure.lapsed !== null
  item.contextValue = [figure.verdict, figure.indicator && 'entry', isDecided && 'decided'].filter(Boolean).join(' ')
  item.tooltip = [say(verdicts[figure.verdict]), figure.message ?? say(reasonWords(figure.reason))]
    .filter(Boolean)
    .join('：')
  item.accessibilityInformation = {
    label: [say(verdicts[figure.verdict]), say(label), figure.name, figure.place].filter(Boolean).join('，'),
  }
  item.command = {command: 'plumbline.goTo', title: say({zh: '转到正文', en: 'Go to the Text'}), arguments: [row]}
  return item
}

function messageOf(registry: string): string {
  if (registry === 'none')
    return say({zh: '没有登记库，未核对数值', en: 'No registry: figures are not held against anything'})
  return registry === 'broken'
    ? say({zh: '登记库有误，有的来源没有用上', en: 'Registry error: a source is not in use'})
    : ''
}
