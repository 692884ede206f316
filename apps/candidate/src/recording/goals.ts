/** What a picture track should be when nothing is in short supply. */
export interface PictureGoal {
  width: number
  framesPerSecond: number
  keyEveryMs: number
  bitrate: number
  /** Letters rather than movement. */
  isText?: boolean
}

export const cameraGoal: PictureGoal = {
  ...{ width: 640, framesPerSecond: 15, keyEveryMs: 4_000, bitrate: 350_000 },
}
export const previewGoal: PictureGoal = {
  ...{ width: 320, framesPerSecond: 5, keyEveryMs: 1_000, bitrate: 60_000 },
}
/** Its key frames weigh as much as seconds of all else: few of them, and one when somebody begins to watch. */
export const screenGoal: PictureGoal = {
  ...{ width: 1280, framesPerSecond: 5, keyEveryMs: 10_000, bitrate: 400_000, isText: true },
}
/** A phone at the side: desk and hands, for hours on a battery. */
export const sideGoal: PictureGoal = {
  ...{ width: 640, framesPerSecond: 5, keyEveryMs: 4_000, bitrate: 160_000 },
}
