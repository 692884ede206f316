import type { MarkingQueue, MarkingTask } from '@invigil/contract/marking.ts'

/** The answers to a question that were read so far, by their places among all of them. */
export interface MarkingPages {
  tasks: ReadonlyMap<number, MarkingTask>
  all: number
}

export function pagesOf(read: MarkingQueue): MarkingPages {
  return { tasks: placed(read), all: read.all }
}

/**
 * With another page. What was saved here meanwhile is newer than any page; but where somebody handed in, or marking was shared out
 * otherwise, every place may be another answer’s, and only this page holds.
 */
export function withPage({ tasks, all }: MarkingPages, page: MarkingQueue): MarkingPages {
  const read = placed(page)
  const isMoved =
    all !== page.all ||
    [...read].some(([place, { attemptId }]) => (tasks.get(place)?.attemptId ?? attemptId) !== attemptId)
  return isMoved ? pagesOf(page) : { tasks: new Map([...read, ...tasks]), all }
}

/** Where on a page an answer stands now, counted over all pages; undefined when it is not on it. */
export function placeOf({ tasks, from }: MarkingQueue, shown: MarkingTask | undefined): number | undefined {
  const index = tasks.findIndex(({ attemptId }) => attemptId === shown?.attemptId)
  return index >= 0 ? from + index : undefined
}

function placed({ tasks, from }: MarkingQueue): Map<number, MarkingTask> {
  return new Map(tasks.map((task, index) => [from + index, task]))
}
