import type { ModelId } from '@invigil/models/model.ts'
import type { LookFailure, LookWish } from '@invigil/sensors/eyes.ts'
import type { FaceTemplate } from '@invigil/sensors/identity.ts'
import type { Box, Face, FaceFault, Observation } from '@invigil/sensors/observation.ts'
import type { Took } from '@invigil/sensors/schedule.ts'
import type { EncodedPicture, Undecodable } from './decode.ts'

/** One frame of one candidate. What was seen before in the same `thread` is remembered until it is forgotten. */
export interface ToLookAt {
  readonly thread: string
  /** The instant of the picture in ms since the epoch. */
  readonly at: number
  readonly picture: EncodedPicture
  readonly wish: LookWish
  /** The candidate's face as checked in, for `wish.identity`. */
  readonly reference?: FaceTemplate
}

/** What was seen in a frame, what each look cost in milliseconds (faces with the decoding), and which did not work. */
export interface Looked {
  readonly is: 'looked'
  readonly observations: readonly Observation[]
  readonly took: Took
  readonly failures: readonly LookFailure[]
}

/** Whose face is in a photo: what keeps it from being compared, and what it is compared by. */
export interface FaceDescription {
  readonly faults: FaceFault[]
  readonly template?: FaceTemplate
  readonly faces: Face[]
}

/** A part of a picture as a JPEG; `box` in fractions of it, the whole where there is none. */
export interface ToCut {
  readonly picture: EncodedPicture
  readonly box?: Box
}

/** What the server asks of a vision process. Each is answered once, in their order. */
export type Asked =
  | { readonly ask: 'look'; readonly look: ToLookAt }
  | { readonly ask: 'describe'; readonly jpeg: Uint8Array }
  | { readonly ask: 'cut'; readonly cut: ToCut }
  | { readonly ask: 'forget'; readonly thread: string }

export type Answer =
  | Looked
  | { readonly is: 'undecodable'; readonly why: Undecodable }
  | { readonly is: 'described'; readonly face: FaceDescription }
  | { readonly is: 'cut'; readonly jpeg: Uint8Array }
  | { readonly is: 'forgotten' }
  | { readonly is: 'failed'; readonly reason: string }

export interface ToVision {
  readonly number: number
  readonly asked: Asked
}

/** `networks` is told when one was looked for: those that could not be loaded are done without. */
export type FromVision =
  | { readonly number: number; readonly answer: Answer }
  | { readonly networks: { readonly missing: readonly ModelId[]; readonly reason?: string } }
