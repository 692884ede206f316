/** Too few of the camera's pictures within this time, in milliseconds: its line is too thin for it just now. */
const meterMs = 3_000
const fewPictures = 6
/** The camera was not seen for so long: the preview helps out, in milliseconds. */
const missedMs = 1_500
/** A preview's picture must be so much newer to take the place of a better one, in milliseconds. */
const worthMs = 400

/**
 * Chooses between a face's two tracks. The camera is the better picture, but on a thin line it comes late and seldom or not at
 * all, while the preview still comes at once. Instants are of the server's clock, `now` of any steady one; milliseconds.
 */
export class FaceChoice {
  #newestAt = Number.NEGATIVE_INFINITY
  #newestIs: 'camera' | 'preview' = 'preview'
  #shownAt = Number.NEGATIVE_INFINITY
  #cameraShown: number[] = []

  /**
   * Whether a picture that has just come is to be shown. What is older than what stands there is not, unless that has stood for
   * long: a candidate's clock may have been set back.
   */
  takes(track: 'camera' | 'preview', at: number, now: number): boolean {
    const isWorse = track === 'preview' && this.#newestIs === 'camera'
    const least = isWorse ? this.#newestAt + worthMs : this.#newestAt
    if (at < least && now - this.#shownAt < missedMs) return false
    this.#newestAt = at
    this.#newestIs = track
    this.#shownAt = now
    if (track === 'camera') this.#cameraShown = [...this.#cameraShown.slice(-fewPictures), now]
    return true
  }

  /** Whether the preview is needed beside the camera; once it is, until the camera is steady again. */
  needsPreview(now: number, hasPreview: boolean): boolean {
    if (hasPreview) return this.#cameraShown.filter((at) => now - at < meterMs).length < fewPictures
    return now - (this.#cameraShown.at(-1) ?? Number.NEGATIVE_INFINITY) > missedMs
  }
}
