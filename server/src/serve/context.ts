import type {HttpBindings} from '@hono/node-server'
import type {Context} from 'hono'
import type {Who} from '../core/ledger/rights.js'
import type {Log} from './log.js'
import type {Oidc} from './oidc.js'
import type {Pages} from './pages.js'
import type {Rate} from './rate.js'
import type {Seals} from './sealed.js'
import type {Service} from './service.js'
import type {Sheets} from './sheets.js'
import type {Views} from './views.js'

/** What the routes are given. */
export interface Host {
  readonly service: Service
  readonly views: Views
  readonly pages: Pages
  readonly sheets: Sheets
  /** The file with the key that bundles are signed with. */
  readonly signs: string | null
  readonly log: Log
  readonly seals: Seals
  /** The organisation's own sign-in; null where there is none. */
  readonly oidc: Oidc | null
  /** By which browsers come, such as https://registry.example; null: by the name that they say. */
  readonly address: string | null
  /** Requests of one caller, and failed sign-ins of one address. */
  readonly rate: Rate
  readonly failures: Rate
  /** The one proxy in front; null: callers come themselves. */
  readonly proxy: string | null
  /** Hosts by which the service is called; null: any, behind a proxy or a certificate that names it. */
  readonly hosts: ReadonlySet<string> | null
  /** Whether browsers come by https. */
  readonly isSecure: boolean
}

export interface Env {
  Bindings: HttpBindings
  Variables: {who: Who; isCookie: boolean}
}

export type Ctx = Context<Env>
