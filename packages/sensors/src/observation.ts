import { z } from 'zod'

/** An instant: milliseconds since the Unix epoch, by the clock of the machine that looked. */
const At = z.number().nonnegative()

/** A point in pixels of the observed picture; the origin is its upper left corner. */
export const Point = z.object({ x: z.number(), y: z.number() })
export type Point = z.infer<typeof Point>

/** A box in fractions (0..1) of the picture's width and height. */
export const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof Box>

/** Head pose in degrees from the face mesh; yaw < 0 is turned to the image's left. Compare with a candidate's own baseline. */
export const HeadPose = z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() })
export type HeadPose = z.infer<typeof HeadPose>

/** Where the eyes look: `h` is the iris between the eye's corners, 0 = image-left, 1 = image-right. `openness` is the lids' distance over the corners' distance. */
export const Gaze = z.object({ h: z.number(), openness: z.number() })
export type Gaze = z.infer<typeof Gaze>

/** One face: the detector's score and the mesh's presence are both 0..1. Pose and gaze are there for the main (largest) face only. */
export const Face = z.object({
  box: Box,
  score: z.number(),
  presence: z.number().optional(),
  pose: HeadPose.optional(),
  gaze: Gaze.optional(),
})
export type Face = z.infer<typeof Face>

/** The faces in one frame, largest first. */
export const FacesObservation = z.object({ of: z.literal('faces'), at: At, faces: z.array(Face) })
export type FacesObservation = z.infer<typeof FacesObservation>

/**
 * How good one frame is. `luma` 0..255 and `spread` (its standard deviation) are taken on 32×24 block means;
 * `sharpness` is the variance of the Laplacian at 160×120; `motion` is the mean absolute difference of the block
 * means to the frame before (0 = bit-equal), absent on the first.
 */
export const PictureObservation = z.object({
  of: z.literal('picture'),
  at: At,
  luma: z.number(),
  spread: z.number(),
  sharpness: z.number(),
  motion: z.number().optional(),
})
export type PictureObservation = z.infer<typeof PictureObservation>

/** What the exam's page is to the candidate just now. Sent at each change and every few seconds. */
export const PageObservation = z.object({
  of: z.literal('page'),
  at: At,
  isVisible: z.boolean(),
  hasFocus: z.boolean(),
  isFullscreen: z.boolean(),
})
export type PageObservation = z.infer<typeof PageObservation>

/** The clipboard was used. The text itself is never observed, only its length. */
export const ClipboardObservation = z.object({
  of: z.literal('clipboard'),
  at: At,
  action: z.enum(['copy', 'cut', 'paste']),
  length: z.number().int().nonnegative(),
  /** Pasted text that was copied inside the exam is nobody's business. */
  isFromExam: z.boolean(),
})
export type ClipboardObservation = z.infer<typeof ClipboardObservation>

/** Whether the desktop spreads over more than one display; `unknown` where the browser does not tell. */
export const DisplaysObservation = z.object({
  of: z.literal('displays'),
  at: At,
  extended: z.enum(['yes', 'no', 'unknown']),
})
export type DisplaysObservation = z.infer<typeof DisplaysObservation>

/** A watched stream's own state. */
export const TrackObservation = z.object({
  of: z.literal('track'),
  at: At,
  stream: z.enum(['camera', 'microphone', 'screen']),
  state: z.enum(['live', 'muted', 'ended']),
})
export type TrackObservation = z.infer<typeof TrackObservation>

/** What a sensor saw or noticed, many times a second. Sensors know cameras and models; they judge nothing. */
export const Observation = z.discriminatedUnion('of', [
  FacesObservation,
  PictureObservation,
  PageObservation,
  ClipboardObservation,
  DisplaysObservation,
  TrackObservation,
])
export type Observation = z.infer<typeof Observation>

export type ObservationOf = Observation['of']
