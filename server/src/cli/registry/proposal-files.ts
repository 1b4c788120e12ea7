import {mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises'
import {userInfo} from 'node:os'
import {type Proposal, readProposal, writeProposal} from '../../core/ide/keeper.js'
import {type Complaint, complaint} from '../complaint.js'
import type {Options} from '../options.js'
import {workspaceRoot} from '../places.js'

/** Where proposals lie, beside the configuration. */
const folder = async (): Promise<string> => `${await workspaceRoot()}/proposals`

/** Every proposal, those still open first, and a complaint for each file that is none. */
export async function allProposals(): Promise<{all: readonly Proposal[]; complaints: readonly Complaint[]}> {
  const at = await folder()
  const names = (await readdir(at).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort()
  const complaints: Complaint[] = []
  const all: Proposal[] = []
  for (const name of names) {
    const proposal = readProposal(await readFile(`${at}/${name}`, 'utf8'))
    if (proposal) all.push(proposal)
    else complaints.push(complaint(`proposals/${name}: no proposal`, `proposals/${name}：不是提请登记的文件`))
  }
  return {all: all.toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open')), complaints}
}

/** The proposal that an id, or the beginning of one, means. */
export async function proposalOf(id: string | undefined): Promise<Proposal> {
  const {all} = await allProposals()
  return beginningWith(id, all)
}

/** The one whose id begins so. Throws a complaint where there is none, or several. */
export function beginningWith<Of extends {readonly id: string}>(beginning: string | undefined, all: readonly Of[]): Of {
  const [found, ...others] = beginning ? all.filter(({id}) => id.startsWith(beginning)) : []
  if (found && !others.length) return found
  throw found
    ? complaint(`${beginning}: several proposals begin so`, `${beginning}：有几份提请以此开头，请多写几位`)
    : complaint(
        `${beginning ?? ''}: no such proposal; see plumbline registry proposals`,
        `没有“${beginning ?? ''}”这份提请，见 plumbline registry proposals`,
      )
}

/** Written beside and renamed: a file is whole or not there, on a shared drive too. */
export async function saveProposal(proposal: Proposal): Promise<void> {
  const at = await folder()
  await mkdir(at, {recursive: true})
  await replace(`${at}/${proposal.id}.yaml`, writeProposal(proposal))
}

async function replace(place: string, text: string): Promise<void> {
  const fresh = `${place}.${process.pid}.tmp`
  await writeFile(fresh, text)
  await rename(fresh, place)
}

export const today = (): string => new Date().toISOString().slice(0, 10)

/** Who acts: as told, else the user of the machine. */
export function actor({by}: Options): string {
  try {
    return by ?? userInfo().username
  } catch {
    return by ?? ''
  }
}
