import {type MarkupContent, MarkupKind, type Position} from 'vscode-languageserver'
import type {CardLine, CardLink, FigureCard} from '../core/ide/hover/figure-card.js'
import {escaped, showsPictures} from './card.js'
import type {Client} from './client.js'
import {words} from './to-lsp.js'

/** Where the figure of a card stands, for the commands that its links call. */
export interface FigurePlace {
  readonly uri: string
  readonly position: Position
}

/** The card of a figure: lines without a blank one between them, so that it stays below the fold of nothing. */
export function figureCard(card: FigureCard, client: Client, place: FigurePlace): MarkupContent {
  const {attribute, verdict, lines, why, picture, links} = card
  const mark = client.markdown ? escaped : (text: string) => text
  const strong = (text: string) => (client.markdown ? `**${mark(text)}**` : text)
  const head = [
    strong(card.name),
    ...(attribute ? [words(attribute, client)] : []),
    ...(verdict ? [`${verdict.sign} ${mark(words(verdict.words, client))}`] : []),
  ].join('　')
  const drawn =
    picture && showsPictures(client)
      ? [`![${mark(words(picture.says, client))}](${picture.address}|width=160,height=24)`]
      : []
  const linked =
    client.markdown && client.commands
      ? [
          links
            .slice(0, 3)
            .map((it) => link(it, client, place))
            .join('　'),
        ]
      : []
  const all = [
    head,
    ...lines.map((it) => line(it, client, mark, strong)),
    ...(why ? [mark(words(why, client))] : []),
    ...drawn,
    ...linked,
  ]
  return client.markdown
    ? {kind: MarkupKind.Markdown, value: all.join('  \n')}
    : {kind: MarkupKind.PlainText, value: all.join('\n')}
}

function line(
  {label, value, isMeant, time, note}: CardLine,
  client: Client,
  mark: (text: string) => string,
  strong: (text: string) => string,
): string {
  const shown = isMeant ? strong(words(value, client)) : mark(words(value, client))
  const then = time && words(time, client)
  const dated = then ? `${shown}${client.english ? ` (${then})` : `（${then}）`}` : shown
  return [words(label, client), dated, ...(note ? [mark(words(note, client))] : [])].join('　')
}

function link({title, command}: CardLink, client: Client, {uri, position}: FigurePlace): string {
  const args = encodeURIComponent(JSON.stringify([uri, position.line, position.character, command]))
  return `[${escaped(words(title, client))}](command:plumbline.at?${args})`
}
