import type { Entered } from '@invigil/contract/attempt.ts'
import { client } from '../api.ts'
import { findHold, keepHold, type Way } from '../attempt/hold.ts'
import { thisStore } from '../store/this-store.ts'

/** Opens the attempt on this device and keeps its key; returns the attempt's id. Throws what the call was refused with. */
export async function enter(way: Way): Promise<string> {
  const entered =
    way.by === 'code'
      ? await client.attempt.enter({ roomCode: way.roomCode })
      : await client.attempt.enterByLink({ token: way.token })
  const { attemptId } = await keepHold(await thisStore(), entered as Entered, way)
  return attemptId
}

/** Opens an attempt that this browser knows once more, taking it back from another device. */
export async function enterAgain(attemptId: string): Promise<void> {
  const hold = await findHold(await thisStore(), attemptId)
  if (!hold) throw new Error(`no attempt ${attemptId} in this browser`)
  await enter(hold.way)
}
