import type {Files} from './files.js'
import type {Had} from './remote/remotes.js'
import {failed, type ServiceRequest} from './remote/said.js'

/** The files of a workspace that its user does not trust: none outside its folders, and none over the network. */
export const confined = (files: Files, folders: () => Iterable<string>, isTrusted: () => boolean): Files => {
  const allows = (place: string): boolean =>
    isTrusted() || (!/(?:^|\/)\.\.(?:\/|$)/.test(place) && [...folders()].some((folder) => isWithin(place, folder)))
  return {
    read: async (place) => (allows(place) ? files.read(place) : null),
    list: async (folder, ending) => (allows(folder) ? files.list(folder, ending) : []),
    ...(files.remote && {
      remote: async (url: string, changed?: () => void) =>
        (isTrusted() ? await files.remote?.(url, changed) : null) ?? untrusted,
    }),
    again: async () => (isTrusted() ? files.again?.() : undefined),
    ...(files.service && {
      service: async (base: string, path: string, asked: ServiceRequest) =>
        (isTrusted() ? await files.service?.(base, path, asked) : null) ?? untold,
    }),
  }
}

const untold = failed('工作区未受信任，没有联网', 'the workspace is not trusted, so nothing was asked of the network')

const untrusted: Had = {bytes: null, trouble: {kind: 'untrusted'}, since: null}

const isWithin = (place: string, folder: string): boolean => {
  const plain = folder.replace(/\/$/, '')
  return place === plain || place.startsWith(`${plain}/`)
}
