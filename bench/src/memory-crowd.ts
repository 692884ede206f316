import { Candidate } from '@invigil/simulator/candidate.ts'
import { openStudio } from '@invigil/simulator/pictures/studio.ts'
import type { FilmedTrack } from '@invigil/simulator/wire/recorder.ts'

/** Brings in candidates that are filmed; it answers once when they all work. */
export interface FilmedCrowdWish {
  server: string
  tokens: string[]
  /** What is filmed; the small picture when left out. */
  tracks?: FilmedTrack[]
  /** How often what is due is sent, in milliseconds; a camera has 15 pictures a second. */
  tickMs?: number
}

const usualTickMs = 200

// Who started it is gone: nobody is left to measure.
process.once('disconnect', () => process.exit())

// The candidates of the memory bench, in a process of its own.
process.once(
  'message',
  async ({ server, tokens, tracks = ['preview'], tickMs = usualTickMs }: FilmedCrowdWish) => {
    const studio = await openStudio()
    const candidates: Candidate[] = []
    for (const [seed, token] of tokens.entries()) {
      const wish = { server, token, script: [], seed, pace: 0.5, studio, tracks }
      const candidate = await Candidate.enter(wish)
      await candidate.checkIn()
      await candidate.start(Date.now())
      candidates.push(candidate)
    }
    const busy = new Set<Candidate>()
    setInterval(() => {
      for (const candidate of candidates) {
        if (busy.has(candidate)) continue
        busy.add(candidate)
        void candidate.tick(Date.now()).finally(() => busy.delete(candidate))
      }
    }, tickMs)
    process.send?.('ready')
  },
)
