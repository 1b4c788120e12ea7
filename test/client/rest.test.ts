import assert from 'node:assert/strict'
import {mock} from 'node:test'
import {Rest} from '../../client/src/rest.js'

const draft = 'file:///plan.md'

/** Asks as the library does: one question at a time, which a key calls off; what is called off is asked again. */
class Asking {
  /** The versions that were answered. */
  readonly answered: number[] = []
  readonly #rest: Rest
  readonly #isLong: boolean
  #version = 1
  #asks = false
  #isOff = false

  constructor(rest: Rest, isLong = true) {
    this.#rest = rest
    this.#isLong = isLong
  }

  key(): void {
    this.#version++
    if (this.#isLong) this.#rest.typed(draft)
    if (this.#asks) this.#isOff = true
    else void this.#ask()
  }

  async #ask(): Promise<void> {
    this.#asks = true
    do {
      this.#isOff = false
      await this.#rest.restedOrPatient(draft)
    } while (this.#isOff)
    this.answered.push(this.#version)
    this.#asks = false
  }
}

suite('what a key changes is asked for when the hands rest', () => {
  setup(() => mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1_000_000}))
  teardown(() => mock.timers.reset())

  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 10) {
      mock.timers.tick(10)
      await new Promise((done) => setImmediate(done))
    }
  }
  const type = async (asking: Asking, keys: number, between: number): Promise<void> => {
    for (let key = 0; key < keys; key++) {
      asking.key()
      await pass(between)
    }
  }

  test('in a long draft once for many keys, of the last', async () => {
    const asking = new Asking(new Rest())
    await type(asking, 20, 150)
    assert.deepEqual(asking.answered, [])
    await pass(500)
    assert.deepEqual(asking.answered, [21])
  })

  test('in another at each', async () => {
    const asking = new Asking(new Rest(), false)
    await type(asking, 4, 150)
    assert.deepEqual(asking.answered, [2, 3, 4, 5])
  })

  test('where keys are further apart, at each', async () => {
    const asking = new Asking(new Rest())
    await type(asking, 3, 600)
    assert.deepEqual(asking.answered, [2, 3, 4])
  })

  test('of whoever types on and on, once the last key is painted', async () => {
    const asking = new Asking(new Rest())
    await type(asking, 71, 70)
    asking.key()
    await pass(40)
    assert.deepEqual(asking.answered, [])
    await pass(20)
    assert.deepEqual(asking.answered, [73])
  })

  test('of whoever types on and on, every five seconds, and the last', async () => {
    const asking = new Asking(new Rest())
    await type(asking, 100, 120)
    assert.equal(asking.answered.filter((version) => version > 40 && version < 48).length > 0, true)
    assert.ok(asking.answered.length < 10, `${asking.answered}`)
    await pass(500)
    assert.equal(asking.answered.at(-1), 101)
  })

  test('at once where the draft is saved', async () => {
    const rest = new Rest()
    const asking = new Asking(rest)
    await type(asking, 3, 100)
    rest.over(draft)
    await pass(10)
    assert.deepEqual(asking.answered, [4])
  })

  test('another draft is not waited for, unless all are meant', async () => {
    const rest = new Rest()
    rest.typed(draft)
    const settled: string[] = []
    void rest.rested('file:///other.md').then(() => settled.push('other'))
    void rest.rested().then(() => settled.push('all'))
    await pass(490)
    assert.deepEqual(settled, ['other'])
    await pass(20)
    assert.deepEqual(settled, ['other', 'all'])
  })

  test('a look at rest is one, however often it is wished for', async () => {
    const rest = new Rest()
    let looks = 0
    const look = rest.atRest(
      () => draft,
      () => looks++,
    )
    for (let key = 0; key < 5; key++) {
      rest.typed(draft)
      void look()
      await pass(100)
    }
    assert.equal(looks, 0)
    await pass(500)
    assert.equal(looks, 1)
  })
})
