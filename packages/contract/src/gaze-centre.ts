import { z } from 'zod'

const Degrees = z.number().min(-90).max(90)
/** Openness of the eyes, as in a faces observation. */
const Openness = z.number().min(0).max(2)

/**
 * How a candidate holds head and eyes who looks at the screen, learnt at the check-in: the medians. Yaw and pitch in degrees;
 * `h`, `v` and openness as a faces observation has them. `reach` is how far from there they still go at the screen's edges.
 * It is no likeness: nobody can be told by it.
 */
export const GazeCentre = z.object({
  yaw: Degrees,
  pitch: Degrees,
  h: z.number().min(0).max(1),
  v: z.number().min(-1).max(1),
  openness: Openness,
  right: Openness,
  left: Openness,
  reach: z.object({
    yaw: z.number().min(0).max(90),
    pitch: z.number().min(0).max(90),
    h: z.number().min(0).max(1),
  }),
})
export type GazeCentre = z.infer<typeof GazeCentre>
