/** What makes a virtual camera's pictures. `effects` alter a real camera's, `telephone` brings those of a phone's camera. */
export type CameraMaker = 'program' | 'file' | 'effects' | 'telephone'

/**
 * How virtual cameras call themselves: OBS Studio (“OBS Virtual Camera”, by its handbook), v4l2loopback (“Dummy video device”
 * unless told otherwise, by its README), Akvirtualcamera, Chromium's own pretend cameras (“fake_device_0”, or the path of the
 * film they play), and the programs that other projects look for. A name is a claim: it can be changed with one command.
 */
const names: ReadonlyArray<readonly [CameraMaker, RegExp]> = [
  ['telephone', /\b(droidcam|iriun|epoccam|camo|ivcam|continuity|desk view)\b/i],
  ['effects', /nvidia broadcast|logi ?capture|xsplit vcam|chromacam|windows virtual camera/i],
  ['file', /^(\/|[a-z]:[\\/]|\\\\|file:)|\.(mjpe?g|y4m|mp4|mkv)$/i],
  ['program', /\bobs\b|obs-camera|\bvirtual\b|virtuelle|虚拟|dummy video device|v4l2 ?loopback|akvcam/i],
  [
    'program',
    /manycam|xsplit|splitcam|\bvcam\b|e2esoft|altercam|youcam|webcam splitter|webcammax|sparkocam/i,
  ],
  [
    'program',
    /snap camera|camtwist|unity video capture|\bndi\b|vmix|wirecast|ecamm|mmhmm|avatarify|animaze|facerig/i,
  ],
  ['program', /fake_?device|fake (video|camera)|test ?pattern/i],
]

/** Which sort of virtual camera calls itself so; nothing for a name like any real camera's. */
export function madeBy(label: string): CameraMaker | undefined {
  return names.find(([, name]) => name.test(label.trim()))?.[0]
}
