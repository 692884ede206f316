import { z } from 'zod'
import { Severity } from './signal.ts'

export const streams = ['camera', 'microphone', 'screen'] as const
export const Stream = z.enum(streams)
export type Stream = z.infer<typeof Stream>

/** `required`: no start without it (a proctor may let somebody in all the same); `asked`: the candidate may decline; `off`: not used. */
export const StreamRule = z.enum(['required', 'asked', 'off'])
export type StreamRule = z.infer<typeof StreamRule>

/**
 * What is kept of the streams. `whole`: everything from start to end; `evidence`: only what lies around signals, the rest never
 * leaves the candidate's machine but for the live view; `stills`: a picture every few seconds instead of video, and no sound;
 * `none`: nothing, live view stays possible.
 */
export const recordingModes = ['whole', 'evidence', 'stills', 'none'] as const
export const RecordingMode = z.enum(recordingModes)
export type RecordingMode = z.infer<typeof RecordingMode>

/** How one detector is used. Settings are checked against the detector's own schema. */
export const DetectorRule = z.object({
  isOn: z.boolean(),
  severity: Severity,
  settings: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
})
export type DetectorRule = z.infer<typeof DetectorRule>

export const presets = ['open', 'light', 'standard', 'strict'] as const
export const Preset = z.enum(presets)
export type Preset = z.infer<typeof Preset>

/** The rules of conduct and monitoring of an exam. Frozen with its revision; an accommodation bends it for one candidate. */
export const Policy = z.object({
  /** Which preset this began as, and whether somebody changed it since. */
  preset: Preset,
  isChanged: z.boolean(),
  streams: z.object({ camera: StreamRule, microphone: StreamRule, screen: StreamRule }),
  /** A second device that shows the place from the side. */
  sideCamera: StreamRule.default('off'),
  recording: RecordingMode,
  /** Whether what a proctor says in a talk is kept with the recording. */
  talkRecorded: z.boolean().default(false),
  referencePhoto: z.boolean(),
  /** A photo of an identity document, whose portrait is compared with the face. */
  identityDocument: z.boolean().default(false),
  /** Turning, looking and blinking when asked, to show that a living person is in front of the camera. */
  livenessChallenge: z.boolean().default(false),
  /** Stills of the room, taken in a guided turn of the camera. */
  roomScan: z.boolean().default(false),
  admission: z.enum(['proctor', 'automatic']),
  fullscreen: z.enum(['asked', 'free']),
  detectors: z.record(z.string(), DetectorRule),
  /** What a candidate may use, in the author's words; shown at the entrance. */
  allowedAids: z.string().max(2000),
  /** How long recordings and signals are kept after the sitting, in days. */
  retentionDays: z.number().int().min(1).max(3650),
})
export type Policy = z.infer<typeof Policy>

/** Whether a second device is asked for; policies from before there was one say nothing of it. */
export function wantsSideCamera({ sideCamera }: Pick<Partial<Policy>, 'sideCamera'>): boolean {
  return sideCamera === 'required' || sideCamera === 'asked'
}
