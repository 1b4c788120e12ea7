import {
  commands,
  EventEmitter,
  type ExtensionContext,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode'
import type {Impact} from '../../server/src/lsp/registry/answers.js'
import type {Registry} from './registry.js'
import {type ProposalLine, type ProposalRow, proposalLines, proposalRows} from './registry-words.js'
import {say} from './say.js'

/** A proposal, or a line below one. */
export interface ProposalNode {
  readonly row?: ProposalRow
  readonly line?: ProposalLine
}

/** Proposals that wait, each with its figures, its sentence and its impact; there is no sign of it where none wait. */
export class ProposalsView implements TreeDataProvider<ProposalNode> {
  readonly #registry: Registry
  readonly #view: TreeView<ProposalNode>
  readonly #changed = new EventEmitter<void>()
  #nodes: readonly (ProposalNode & {readonly row: ProposalRow})[] = []
  #shown = ''

  readonly onDidChangeTreeData = this.#changed.event

  constructor({subscriptions}: ExtensionContext, registry: Registry) {
    this.#registry = registry
    this.#view = window.createTreeView<ProposalNode>('plumbline.proposals', {treeDataProvider: this})
    subscriptions.push(
      this.#view,
      registry.onChanged(() => this.#refresh()),
    )
  }

  async getChildren(node?: ProposalNode): Promise<ProposalNode[]> {
    if (!node) return [...this.#nodes]
    if (!node.row) return []
    const {proposal} = node.row
    const told = await this.#registry.ask<Impact>('impact', {id: proposal.id})
    return proposalLines(proposal, told && 'open' in told ? told : null).map((line) => ({line}))
  }

  getTreeItem({row, line}: ProposalNode): TreeItem {
    return row ? proposalItem(row) : lineItem(line)
  }

  #refresh(): void {
    const rows = proposalRows(this.#registry.proposals)
    const shown = JSON.stringify(rows)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#nodes = rows.map((row) => ({row}))
    const deciding = rows.filter(({proposal}) => proposal.mayDecide).length
    const tooltip = say({zh: `${deciding} 件提请待审`, en: `${deciding} proposals to decide`})
    this.#view.badge = deciding ? {value: deciding, tooltip} : undefined
    void commands.executeCommand('setContext', 'plumbline.proposals', rows.length)
    this.#changed.fire()
  }
}

function proposalItem({id, proposal, label, description, tooltip}: ProposalRow): TreeItem {
  const item = new TreeItem(say(label), TreeItemCollapsibleState.Collapsed)
  item.id = id
  item.description = say(description)
  item.tooltip = say(tooltip)
  item.iconPath = new ThemeIcon('git-pull-request')
  const {mayDecide, mayWithdraw} = proposal
  item.contextValue = ['proposal', mayDecide && 'decide', mayWithdraw && 'withdraw'].filter(Boolean).join(' ')
  item.accessibilityInformation = {label: [say(label), say(description)].join('，')}
  return item
}

function lineItem(line: ProposalLine | undefined): TreeItem {
  const text = line ? say(line.words) : ''
  const item = new TreeItem(text, TreeItemCollapsibleState.None)
  item.tooltip = text
  if (line) item.iconPath = new ThemeIcon(line.icon)
  if (line?.place) {
    const {uri, line: at} = line.place
    item.command = {
      command: 'vscode.open',
      title: say({zh: '转到正文', en: 'Go to the Text'}),
      arguments: [Uri.parse(uri), {selection: new Range(at, 0, at, 0)}],
    }
  }
  return item
}
