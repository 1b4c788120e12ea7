import {importsOf, resolved, type Tree} from './imports.js'

/** Files that import each other in a ring, types included but in `mentions`: whoever reads one must read all. Each ring once. */
export function circles(tree: Tree): readonly string[] {
  const imports = new Map([...tree].map(([path, source]) => [path, targetsOf(path, source, tree)]))
  const rings = [...ringsIn(imports), ...ringsIn(byRoom(imports))].map((ring) => ring.join(', '))
  return [...new Set(rings)].map((ring) => `${ring}: import each other in a circle`)
}

/** The same between folders: a room of `core/ide` or `core/registry` stands for its files, a file beside the rooms for itself. */
function byRoom(imports: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const rooms = new Map<string, Set<string>>()
  for (const [path, targets] of imports) {
    const room = roomOf(path)
    const known = rooms.get(room) ?? new Set()
    rooms.set(room, known)
    for (const target of targets.map(roomOf)) if (target !== room) known.add(target)
  }
  return new Map([...rooms].map(([room, targets]) => [room, [...targets]]))
}

const roomOf = (path: string): string => /^server\/src\/core\/(?:ide|registry)\/[\w-]+(?=\/)/.exec(path)?.[0] ?? path

const targetsOf = (path: string, source: string, tree: Tree): readonly string[] =>
  importsOf(source)
    .filter(({target}) => target.startsWith('.'))
    .map(({target, isOfTypes}) => ({to: resolved(path, target), isOfTypes}))
    .filter(({to, isOfTypes}) => tree.has(to) && !(isOfTypes && isOfMentions(path) && isOfMentions(to)))
    .map(({to}) => to)

/** A reading, what is found in it and what dates it speak of each other: there only what runs may not go round. */
const isOfMentions = (path: string): boolean => path.startsWith('server/src/core/mentions/')

/** The strongly connected components of more than one file (Tarjan), each in the order of its names. */
function ringsIn(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const [numbers, lowest] = [new Map<string, number>(), new Map<string, number>()]
  const open: string[] = []
  const rings: (readonly string[])[] = []
  const visit = (file: string): number => {
    numbers.set(file, numbers.size)
    let low = numbers.size - 1
    open.push(file)
    for (const next of imports.get(file) ?? []) {
      if (!numbers.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, numbers.get(next) ?? low)
    }
    lowest.set(file, low)
    if (low === numbers.get(file)) {
      const ring = open.splice(open.indexOf(file))
      if (ring.length > 1) rings.push(ring.sort())
    }
    return low
  }
  for (const file of imports.keys()) if (!numbers.has(file)) visit(file)
  return rings
}

/** Exported functions, constants and classes of the product that no other file takes; a test counts as one that does. */
export function unusedExports(tree: Tree): readonly string[] {
  const taken = new Map<string, Set<string>>()
  const wholly = new Set<string>()
  for (const [path, source] of tree)
    for (const {target, names} of importsOf(source)) {
      const file = resolved(path, target)
      if (names === null) wholly.add(file)
      else taken.set(file, new Set([...(taken.get(file) ?? []), ...names]))
    }
  return [...tree]
    .filter(([path]) => /^(?:server|client)\//.test(path) && !wholly.has(path))
    .flatMap(([path, source]) =>
      exportsOf(source)
        .filter((name) => !taken.get(path)?.has(name))
        .map((name) => `${path}: nobody imports ${name}, which it exports`),
    )
}

/** `activate` is taken by the editor. */
const exportsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^export (?:async )?(?:const|let|function\*?|class) (?!(?:de)?activate\b)(\w+)/gm)].map(
    ([, name = '']) => name,
  )

/** Requests and notifications that the server registers twice: which one answers would hang on the order of two calls. */
export function doubleRegistrations(tree: Tree): readonly string[] {
  const places = new Map<string, string[]>()
  for (const [path, source] of tree)
    if (path.startsWith('server/src/lsp/'))
      for (const name of registrationsIn(source)) places.set(name, [...(places.get(name) ?? []), path])
  return [...places]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${paths.join(', ')}: register ${name} twice`)
}

/** `connection.onHover(` is onHover, `semanticTokens.on(` semanticTokens.on, `onRequest('x'` that request. */
const registrationsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\b(\w+)\.(on(?:[A-Z]\w*)?)\(\s*('[^']*'|[\w.]*)/g)].flatMap(
    ([, on = '', method = '', first = '']) => {
      // An emitter's event, or a token: no message of a client.
      if (method === 'onCancellationRequested' || (method === 'on' && first.startsWith("'"))) return []
      if (method === 'onRequest' || method === 'onNotification') return [`${method} ${first}`]
      return [/^on(?:Delta|Range|Workspace)?$/.test(method) ? `${on}.${method}` : method]
    },
  )
