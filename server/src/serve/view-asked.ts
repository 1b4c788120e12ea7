import {isRefusal} from '../core/ledger/refusal.js'
import type {View} from '../core/ledger/text.js'
import type {Ctx, Host} from './context.js'
import {refuse} from './door.js'
import {problemOf} from './problem.js'

/** What whoever asks may see of a scope, as of `at` where the request says so; else the answer why not. */
export function viewOf(c: Ctx, {views}: Host, scope: string): View | Response {
  const view = views.view(c.get('who').subject, scope, c.req.query('at') ?? null)
  return isRefusal(view) ? refuse(c, problemOf(view)) : view
}

export const isView = (it: View | Response): it is View => !(it instanceof Response)
