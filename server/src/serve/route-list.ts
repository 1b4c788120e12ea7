import type {Kind} from '../core/ledger/act.js'

/** A request that the service answers, as `/openapi.json` tells of it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put'
  readonly path: string
  readonly says: string
  readonly query?: readonly string[]
  readonly sends?: Kind | 'act'
  /** The fields of a multipart form. */
  readonly form?: readonly string[]
  readonly type?: string
}

export const routes: readonly Route[] = [
  {method: 'get', path: '/v1/me', says: 'Who you are to the service, and what you may do'},
  {
    method: 'get',
    path: '/v1/registry/{scope}.metrics.yaml',
    query: ['at'],
    says: 'A scope as a registry file',
    type: 'application/yaml',
  },
  {
    method: 'get',
    path: '/v1/changes',
    query: ['scope', 'after', 'wait'],
    says: 'Entries of a scope’s file that have changed since a seq; waits for one',
  },
  {method: 'get', path: '/v1/indicators/{id}/history', says: 'Every vintage of an indicator, with who and why'},
  {method: 'get', path: '/v1/search', query: ['scope', 'q'], says: 'Indicators by name, pinyin or id'},
  {method: 'get', path: '/v1/releases', query: ['scope'], says: 'Named states'},
  {method: 'get', path: '/v1/audit', query: ['scope', 'after'], says: 'The log, its chain checked'},
  {method: 'get', path: '/v1/proposals', query: ['scope'], says: 'Proposals of a scope, those still open first'},
  {method: 'get', path: '/v1/proposals/{id}', says: 'A proposal, each item beside the value in use'},
  {
    method: 'get',
    path: '/v1/proposals/{id}/impact',
    says: 'Drafts that have reported that they use what it would change',
  },
  {method: 'post', path: '/v1/proposals', says: 'Propose', sends: 'propose'},
  {method: 'post', path: '/v1/proposals/{id}/decision', says: 'Decide on items of a proposal', sends: 'decide'},
  {method: 'post', path: '/v1/proposals/{id}/withdraw', says: 'Withdraw a proposal', sends: 'withdraw'},
  {method: 'post', path: '/v1/acts', says: 'Any act', sends: 'act'},
  {method: 'post', path: '/v1/releases', says: 'Name the present state of a scope', sends: 'release'},
  {method: 'post', path: '/v1/grants', says: 'Grant a role in a scope', sends: 'grant'},
  {
    method: 'post',
    path: '/v1/import',
    query: ['scope', 'dry-run'],
    says: 'A spreadsheet (file; map, skip, source, reason) as proposals; with dry-run, cell by cell what it would be',
    form: ['file', 'map', 'skip', 'source', 'reason'],
  },
  {
    method: 'get',
    path: '/v1/form',
    query: ['scope', 'as-of'],
    says: 'The sheet that a department fills in',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    method: 'get',
    path: '/v1/export',
    query: ['scope', 'format', 'at', 'after'],
    says: 'Every figure in use, as csv, xlsx, sdmx-csv or yaml; the whole log since a seq as a signed bundle',
    type: 'application/octet-stream',
  },
  {method: 'get', path: '/auth', says: 'Whether one signs in with the organisation’s own account'},
  {
    method: 'get',
    path: '/auth/start',
    query: ['port', 'challenge', 'state'],
    says: 'Where a browser begins to sign in; of a terminal, the port of this machine that it comes back to',
    type: 'text/plain',
  },
  {method: 'get', path: '/auth/done', says: 'Where the provider sends browsers back to', type: 'text/plain'},
  {method: 'post', path: '/auth/token', says: 'The session of a terminal, for the code and the secret behind it'},
  {method: 'put', path: '/v1/usages/{draft}', says: 'Report which figures a draft uses', sends: 'usage'},
]
