import {setFlagsFromString} from 'node:v8'

// To be called before anything is compiled: a compiled form that was kept serves under the same settings only.

/** Of what is in use after garbage is taken out, in bytes, so much may be garbage before it is looked for again. */
const small = 150_000_000
const [littleGarbage, muchGarbage] = [50, 150]

/**
 * Left alone, V8 learns from the start, when registries come in that stay, that what drafts are made of stays too: it goes
 * straight to where only a search of all the memory finds it dead, and holds there what it refers to. A cold check takes an
 * eighth longer then.
 */
export function dieYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
}

/**
 * Left alone, V8 weaves whole rules into one function each time one of them is met, on threads that the processors have no
 * room for. The first draft of a session takes a quarter more of their time then, and the tenth no less.
 */
export function weaveLittle(): void {
  setFlagsFromString('--max-inlined-bytecode-size=100')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}

/**
 * Left alone, V8 lets garbage grow to several times of what is in use: 700 MB of an editor's memory where 200 are needed.
 * A large draft gets the room: looking through all of it often would be felt while typing. Answers what allows little again,
 * until the next look.
 */
export function frugal(): () => void {
  const allow = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)
  allow(littleGarbage)
  // The start of a server is waited for; a draft that fills memory comes later.
  setTimeout(() => void watch(allow), 1000).unref()
  return () => allow(littleGarbage)
}

async function watch(allow: (percent: number) => void): Promise<void> {
  const {constants, PerformanceObserver} = await import('node:perf_hooks')
  const isWhole = (entry: object): boolean =>
    'detail' in entry && Object(entry.detail).kind === constants.NODE_PERFORMANCE_GC_MAJOR
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isWhole)) allow(process.memoryUsage().heapUsed < small ? littleGarbage : muchGarbage)
  }).observe({entryTypes: ['gc']})
}
