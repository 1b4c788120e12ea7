/** Settled with what is waited for, or when that has taken too long. */
export async function within(milliseconds: number, settled: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, milliseconds)
  })
  await Promise.race([settled, late]).finally(() => timer && clearTimeout(timer))
}
