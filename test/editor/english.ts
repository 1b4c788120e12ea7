import {env} from 'vscode'
import {at, caretAt, found, holds, isTabOpen, open, person, run, type Story, unanswered, until} from './kit.js'

/** The same example in an editor that speaks English. */
export const english: Story = {
  'findings and status bar are in English': async () => {
    const {uri} = await open(at('planted.md'))
    holds(env.language.startsWith('en'), env.language)
    await until(
      () => found(uri).some(({message}) => /registered as/.test(message)),
      `${found(uri)[0]?.message}`,
      60_000,
    )
    await until(async () => /^Plumbline \d+\/27 · 9 differ$/.test(await person.status()), await person.status())
  },
  'the view, its buttons and its menu are in English': async () => {
    await run('showFigures')
    await until(async () => (await person.rows()).length > 9, 'there are no rows')
    const rows = await person.rows()
    holds(rows[0]?.label === 'differs', `${rows[0]?.label}`)
    holds(rows[2]?.label === '105个, registered 103个', `${rows[2]?.label}`)
    const buttons = await person.buttons('105个')
    holds(buttons.join().startsWith('Use the Registered Value,Show the Entry'), buttons.join())
    holds((await person.menu('105个')).includes('Find All Uses'), 'the menu is not')
  },
  'questions and the review page are in English': async () => {
    await caretAt(at('planted.md'), '超过4000项')
    const asked = run('exempt')
    const question = until(() => person.text('.quick-input-widget:visible'), 'nothing is asked')
    holds(/Why it need not be registered/.test(await question), await question)
    await unanswered(asked)
    await run('review')
    await until(() => isTabOpen(/^Review of Figures$/), 'the page is not there')
  },
}
