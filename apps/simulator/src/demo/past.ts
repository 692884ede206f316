import { setImmediate } from 'node:timers/promises'
import { rooms } from '@invigil/server/src/app.ts'
import type { Config } from '@invigil/server/src/platform/config.ts'
import { serve } from '@invigil/server/src/platform/serve.ts'
import { Candidate } from '../candidate.ts'
import type { Studio } from '../pictures/studio.ts'
import type { FilmedTrack } from '../wire/recorder.ts'
import { type Cast, yesterday } from './cast.ts'
import { afterHash, foundSchool, planSitting, type School, signInAs } from './school.ts'

/** How long yesterday's candidates sat, in seconds. */
const lastedSeconds = 600
/** So often the hour waits until everything filmed is durable. */
const settlesEverySeconds = 20

/**
 * Lets yesterday happen: a server whose clock stands a day back founds the school and runs a sitting to its end, ten
 * minutes in well under one. Everything goes over the wire; only the clock is not the real one.
 */
export async function liveThroughYesterday(
  config: Config,
  { studio, tracks }: { studio: Studio; tracks: readonly FilmedTrack[] },
): Promise<School> {
  let now = Date.now() - 26 * 3_600_000
  let invitation = ''
  const hear = (line: string) => {
    if (line.includes('#')) invitation = line
  }
  const serving = await serve({ ...config, port: 0 }, rooms, hear, () => new Date(now))
  try {
    const server = serving.url
    await serving.welcome()
    const school = await foundSchool(server, afterHash(invitation))
    const names = yesterday.map(({ name }) => name)
    const name = 'Ngữ văn 10, phòng 3'
    const { sitting, tokens } = await planSitting(server, {
      ...{ name, examId: school.literature, now, minutes: 60, names },
    })

    const candidates = await Promise.all(
      yesterday.map(({ name, script }: Cast, seed) =>
        Candidate.enter({ server, token: tokens.get(name) ?? '', script, seed, pace: 0.6, studio, tracks }),
      ),
    )
    for (const candidate of candidates) await candidate.checkIn()
    const { caller: proctor } = await signInAs(server, 'proctor')
    await proctor.checkin.admitAll({ sittingId: sitting.id })
    for (const candidate of candidates) await candidate.start(now)

    const passSecond = async () => {
      now += 1_000
      await Promise.all(candidates.map((candidate) => candidate.tick(now)))
      await setImmediate()
    }
    for (let second = 1; second <= lastedSeconds; second += 1) {
      await passSecond()
      if (second % settlesEverySeconds === 0)
        await Promise.all(candidates.map((candidate) => candidate.filmed()))
      if (second === 90) {
        const text = 'Các em được dùng giấy nháp. You may use scrap paper.'
        await proctor.live.tell({ sittingId: sitting.id, attemptIds: null, text })
      }
    }
    for (const candidate of candidates) {
      for (let second = 0; second < 7; second += 1) await passSecond()
      await candidate.submit(now)
      candidate.leave()
    }
    return school
  } finally {
    await serving.stop()
  }
}
