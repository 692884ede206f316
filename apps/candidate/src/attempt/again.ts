import { backOffMs } from './back-off.ts'

/** Does something until it succeeds once, ever more patiently, and at once when the network comes back. Returns what gives it up. */
export function again(attempt: () => Promise<void>): () => void {
  let failures = 0
  let isBusy = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    if (isBusy || isOver) return
    clearTimeout(timer)
    isBusy = true
    try {
      await attempt()
      end()
    } catch {
      failures += 1
      if (!isOver) timer = setTimeout(() => void run(), backOffMs(failures))
    } finally {
      isBusy = false
    }
  }

  function end(): void {
    isOver = true
    clearTimeout(timer)
    window.removeEventListener('online', run)
  }

  window.addEventListener('online', run)
  void run()
  return end
}
