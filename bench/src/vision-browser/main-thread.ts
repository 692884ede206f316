import type { Browser } from 'playwright-core'

/** What one event of a Chromium trace says. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the processor that the thread itself had. */
  readonly tdur?: number
}

/** The page sets this mark, so that its main thread is found among those of Chromium's own pages. */
export const pageMark = 'watching'

/**
 * Traces the tasks of the page's main thread from now on. The returned function ends that and answers how many milliseconds
 * of the processor the dearest task had: how long it took says on a busy machine how long it had to wait.
 */
export async function traceMainThread(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    return dearestTask(events)
  }
}

function dearestTask(events: readonly TraceEvent[]): number {
  const page = events.find(({ name }) => name === pageMark)
  if (!page) throw new Error('the page is not in the trace')
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && pid === page.pid && tid === page.tid,
  )
  return tasks.reduce((dearest, { tdur = 0 }) => Math.max(dearest, tdur / 1000), 0)
}
