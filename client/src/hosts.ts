import {type Memento, window} from 'vscode'
import {say} from './say.js'

const memory = 'plumbline.hosts'

/** Hosts that registries may be read from: the user allows each by name, once for every workspace. */
export class Hosts {
  readonly #kept: Memento
  readonly #asking = new Map<string, {readonly answer: Promise<boolean>; settle(isAllowed: boolean): void}>()

  constructor(kept: Memento) {
    this.#kept = kept
  }

  /** Undefined: the user has not said. */
  known(host: string): boolean | undefined {
    return this.#known()[host]
  }

  async isAllowed(host: string): Promise<boolean> {
    return this.known(host) ?? this.#asked(host)
  }

  /** The user has named it himself; whoever waits for an answer has it. */
  async allow(host: string): Promise<void> {
    await this.#keep(host, true)
    this.#asking.get(host)?.settle(true)
  }

  #known(): Readonly<Record<string, boolean>> {
    return this.#kept.get<Readonly<Record<string, boolean>>>(memory, {})
  }

  #keep(host: string, isAllowed: boolean): Thenable<void> {
    return this.#kept.update(memory, {...this.#known(), [host]: isAllowed})
  }

  #asked(host: string): Promise<boolean> {
    const known = this.#asking.get(host)
    if (known) return known.answer
    let settle: (isAllowed: boolean) => void = () => undefined
    const answer = new Promise<boolean>((resolve) => {
      settle = resolve
    })
    this.#asking.set(host, {answer, settle})
    void this.#ask(host).then(settle)
    return answer.finally(() => this.#asking.delete(host))
  }

  /** A question that nobody answers is asked again another time. */
  async #ask(host: string): Promise<boolean> {
    const [allow, refuse] = [say({zh: '允许', en: 'Allow'}), say({zh: '不允许', en: 'Do Not Allow'})]
    const question = say({
      zh: `本文件夹的登记库在 ${host} 上。准绳要从那里读取吗？`,
      en: `The registry of this folder is on ${host}. May Plumbline read it from there?`,
    })
    const answer = await window.showInformationMessage(question, allow, refuse)
    const isOpen = this.#known()[host] === undefined
    if (answer !== undefined && isOpen) await this.#keep(host, answer === allow)
    return answer === allow
  }
}
