import { fork } from 'node:child_process'
import { once } from 'node:events'
import { exampleExam } from '@invigil/items/example-exam.ts'
import type { CrowdNews, CrowdOrder } from './answers-crowd.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { type ServerProcess, someFolder, startServer } from './server-process.ts'

/** A sitting holds at most so many. */
const mostInASitting = 500

/** A server with a crowd of so many candidates before the start, who are let in and have their sealed papers. */
export async function withCrowd<Result>(
  candidates: number,
  use: (room: { server: ServerProcess; tell: (order: CrowdOrder) => Promise<CrowdNews> }) => Promise<Result>,
): Promise<Result> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  const crowd = fork(new URL('./answers-crowd.ts', import.meta.url))
  const tell = async (order: CrowdOrder) => {
    crowd.send(order)
    const [news] = (await once(crowd, 'message')) as [CrowdNews]
    return news
  }
  try {
    const { caller } = await foundOrganisation(server)
    const examId = await publishExam(caller, withoutCheckIn)
    const itemIds = exampleExam('general-science-en').content.sections.flatMap((section) =>
      section.items.map(({ id }) => id),
    )
    for (let left = candidates; left > 0; left -= mostInASitting) {
      const { tokens } = await openHall(caller, examId, Math.min(left, mostInASitting))
      await tell({ do: 'come', url: server.url, tokens, itemIds })
    }
    return await use({ server, tell })
  } finally {
    crowd.kill()
    await server.stop()
    remove()
  }
}
