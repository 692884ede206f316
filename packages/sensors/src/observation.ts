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

/**
 * Where the eyes look: `h` is the iris between the eye's corners, 0 = image-left, 1 = image-right; `v` is how far it lies
 * below the line of the corners, in the same unit. `openness` is the lids' distance over the corners' distance. All three are
 * means of both eyes, or what one eye says where the other is out of the picture; `right` and `left` are the openness of the
 * person's own eyes by themselves.
 */
export const Gaze = z.object({
  h: z.number(),
  v: z.number().optional(),
  openness: z.number(),
  right: z.number().optional(),
  left: z.number().optional(),
})
export type Gaze = z.infer<typeof Gaze>

/**
 * One face: the detector's score and the mesh's presence are both 0..1. `outside` is the share (0..1) of the mesh's points
 * beyond the picture's edge. Pose, gaze and mouth are there for the main (largest) face only; `mouth` is the inner lips'
 * distance over the width of the mouth.
 */
export const Face = z.object({
  box: Box,
  score: z.number(),
  presence: z.number().optional(),
  outside: z.number().optional(),
  pose: HeadPose.optional(),
  gaze: Gaze.optional(),
  mouth: z.number().optional(),
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
  /** Standard deviation of what changes from one frame to the next at 160×120 where nothing moves: a sensor's own noise. */
  noise: z.number().optional(),
  /** The step of the mean luma to the frame before, and the share (0..1) of blocks that went the same way. */
  step: z.object({ luma: z.number(), sameWay: z.number() }).optional(),
  /** How much of the minutes before comes again (correlation of changes, −1..1), and after how many seconds. */
  repeats: z.object({ correlation: z.number(), seconds: z.number() }).optional(),
  /** How alike the picture's edge regions are to what they were at the beginning (correlation, −1..1): low after the camera moved. */
  scene: z.number().optional(),
})
export type PictureObservation = z.infer<typeof PictureObservation>

/** Why a face is not good enough to compare; `no-face` also where the mesh is unsure. */
export const FaceFault = z.enum(['no-face', 'several-faces', 'small', 'turned', 'blurred', 'dark', 'cut'])
export type FaceFault = z.infer<typeof FaceFault>

/**
 * The main face against the reference photo. `score` is the fused likeness, about 0 for strangers' average and more the more
 * alike; `decision` is that of this frame alone. Where the quality gate refuses, `faults` says why and there is no score.
 */
export const IdentityObservation = z.object({
  of: z.literal('identity'),
  at: At,
  score: z.number().optional(),
  decision: z.enum(['match', 'inconclusive', 'mismatch']),
  faults: z.array(FaceFault),
})
export type IdentityObservation = z.infer<typeof IdentityObservation>

/** How likely the main face is a living one in front of this camera (0..1), by one passive network: a hint, no proof. */
export const LivenessObservation = z.object({ of: z.literal('liveness'), at: At, live: z.number() })
export type LivenessObservation = z.infer<typeof LivenessObservation>

/** What can be told apart beside faces. `screen` is a monitor or television. */
export const thingKinds = [
  'person',
  'phone',
  'book',
  'laptop',
  'screen',
  'keyboard',
  'mouse',
  'remote',
] as const

/** A thing in the picture, 0..1 sure. `withMainFace`: a person's box that holds the main face. */
export const Thing = z.object({
  what: z.enum(thingKinds),
  box: Box,
  score: z.number(),
  withMainFace: z.boolean().optional(),
})
export type Thing = z.infer<typeof Thing>

/** The things in one frame; `looked` says how closely: the whole picture or one part of it in turn, or all of them. */
export const ThingsObservation = z.object({
  of: z.literal('things'),
  at: At,
  looked: z.enum(['whole', 'parts']),
  things: z.array(Thing),
})
export type ThingsObservation = z.infer<typeof ThingsObservation>

/** Which device the camera's pictures come from, as the browser names it. `device` is a hash of its id that tells devices apart within an origin. */
export const CameraObservation = z.object({
  of: z.literal('camera'),
  at: At,
  label: z.string().max(200),
  device: z.string().max(80),
  width: z.number().optional(),
  height: z.number().optional(),
  framesPerSecond: z.number().optional(),
})
export type CameraObservation = z.infer<typeof CameraObservation>

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

/** In which way a browser's story may differ from its pictures; `muted`: pictures of nothing, `silent`: none at all. */
export const storyDifferences = ['frozen', 'looped', 'muted', 'silent', 'replaced', 'missed'] as const

/**
 * The server's own comparison of what a candidate's browser tells with what its pictures show. `differs` is there while they
 * do not agree; `about` names the kind of signal that one of them should have told.
 */
export const StoryObservation = z.object({
  of: z.literal('story'),
  at: At,
  differs: z.object({ by: z.enum(storyDifferences), about: z.string().max(41).optional() }).optional(),
})
export type StoryObservation = z.infer<typeof StoryObservation>

/** What a sensor saw or noticed, many times a second. Sensors know cameras and models; they judge nothing. */
export const Observation = z.discriminatedUnion('of', [
  FacesObservation,
  PictureObservation,
  IdentityObservation,
  LivenessObservation,
  ThingsObservation,
  CameraObservation,
  PageObservation,
  ClipboardObservation,
  DisplaysObservation,
  TrackObservation,
  StoryObservation,
])
export type Observation = z.infer<typeof Observation>

export type ObservationOf = Observation['of']
