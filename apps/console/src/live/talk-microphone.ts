/** Why a microphone or a camera could not be had. */
export type DeviceTrouble = 'denied' | 'none' | 'busy'

export type OpenedDevice = { is: 'open'; track: MediaStreamTrack } | { is: 'failed'; trouble: DeviceTrouble }

const key = 'invigil-talk-microphone'

/** Asks for the proctor's microphone: the one that was chosen last on this machine, or any. Never throws. */
export async function openMicrophone(): Promise<OpenedDevice> {
  const chosen = localStorage.getItem(key)
  const device = chosen ? { deviceId: { ideal: chosen } } : {}
  return await openDevice({ audio: { ...device, echoCancellation: true, noiseSuppression: true } })
}

/** Asks for the proctor's camera, small: it is for a face beside an exam. Never throws. */
export async function openCamera(): Promise<OpenedDevice> {
  return await openDevice({
    video: { width: { ideal: 480 }, height: { ideal: 360 }, frameRate: { ideal: 15 } },
  })
}

/** Remembers a microphone on this machine. */
export function chooseMicrophone(deviceId: string): void {
  localStorage.setItem(key, deviceId)
}

/** The microphones of this machine; they have names once one of them was allowed. */
export async function microphones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
}

async function openDevice(wish: MediaStreamConstraints): Promise<OpenedDevice> {
  try {
    const [track] = (await navigator.mediaDevices.getUserMedia(wish)).getTracks()
    return track ? { is: 'open', track } : { is: 'failed', trouble: 'none' }
  } catch (error) {
    return { is: 'failed', trouble: troubleIn(error) }
  }
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function troubleIn(error: unknown): DeviceTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}
