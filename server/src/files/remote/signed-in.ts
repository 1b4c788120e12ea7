import type {Fetch} from './answer.js'
import {authorization} from './credentials.js'

/** Asks a registry service as whom this user has signed in as; every other address as nobody. */
export const signedIn =
  (fetch: Fetch): Fetch =>
  async (url, headers, most) =>
    fetch(url, {...headers, ...(await authorization(url))}, most)
