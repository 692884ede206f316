import { z } from 'zod'
import { RevisionId } from './ids.ts'

/** How one candidate's screens look. `scale` multiplies the size of all text. */
export const Display = z.object({
  scale: z.number().min(1).max(3).default(1),
  contrast: z.enum(['normal', 'high']).default('normal'),
  font: z.enum(['normal', 'easy-reading']).default('normal'),
})
export type Display = z.infer<typeof Display>

/**
 * An adjustment for one candidate. Extra time is `minutes × timeFactor + extraMinutes`; the times of sections grow by the factor as
 * well. Breaks are taken by the candidate and stop the clock. Silenced detectors never signal.
 */
export const Accommodation = z.object({
  timeFactor: z.number().min(1).max(4).default(1),
  extraMinutes: z.number().int().min(0).max(600).default(0),
  silencedDetectors: z.array(z.string()).max(40).default([]),
  /** Minutes of breaks that the candidate may take, all together. */
  breakMinutes: z.number().int().min(0).max(240).default(0),
  display: Display.default({ scale: 1, contrast: 'normal', font: 'normal' }),
  /** What this candidate may use besides what the policy allows, in words that candidate and proctor read. */
  aids: z.string().max(1000).default(''),
  /** Another paper for this candidate: a revision of the same organisation. */
  alternativeRevisionId: RevisionId.nullable().default(null),
  note: z.string().max(1000).default(''),
})
export type Accommodation = z.infer<typeof Accommodation>

const { shape } = Accommodation

/** Some of an accommodation; what is left out has no value, not its default. */
export const AccommodationChange = z.object({
  timeFactor: shape.timeFactor.unwrap().optional(),
  extraMinutes: shape.extraMinutes.unwrap().optional(),
  silencedDetectors: shape.silencedDetectors.unwrap().optional(),
  breakMinutes: shape.breakMinutes.unwrap().optional(),
  display: shape.display.unwrap().optional(),
  aids: shape.aids.unwrap().optional(),
  alternativeRevisionId: shape.alternativeRevisionId.unwrap().optional(),
  note: shape.note.unwrap().optional(),
})
export type AccommodationChange = z.infer<typeof AccommodationChange>
