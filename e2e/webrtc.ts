import type { Page } from '@playwright/test'

/** Where a program connects, and the token it shows. */
export interface Door {
  path: string
  token: string
}

/** Sends the page's pretend camera and microphone by WHIP; answers how the connection then is. */
export async function sendByWhip(page: Page, door: Door): Promise<string> {
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: 640, height: 480 },
      audio: true,
    })
    const connection = new RTCPeerConnection()
    for (const track of stream.getTracks()) connection.addTransceiver(track, { direction: 'sendonly' })
    Object.assign(globalThis, { connection })
  })
  return await negotiate(page, door)
}

/** Shows what comes by WHEP in a video with the name `played`. */
export async function showByWhep(page: Page, door: Door): Promise<string> {
  await page.evaluate(() => {
    const connection = new RTCPeerConnection()
    connection.addTransceiver('video', { direction: 'recvonly' })
    const video = document.createElement('video')
    video.muted = true
    video.ariaLabel = 'played'
    document.body.append(video)
    connection.ontrack = ({ track }) => {
      video.srcObject = new MediaStream([track])
      void video.play()
    }
    Object.assign(globalThis, { connection })
  })
  return await negotiate(page, door)
}

function negotiate(page: Page, door: Door): Promise<string> {
  return page.evaluate(async ({ path, token }) => {
    const { connection } = globalThis as unknown as { connection: RTCPeerConnection }
    const gathered = new Promise<void>((resolve) => {
      connection.onicegatheringstatechange = () => {
        if (connection.iceGatheringState === 'complete') resolve()
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    const post = () =>
      fetch(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/sdp' },
        body: connection.localDescription?.sdp ?? '',
      })
    let answer = await post()
    const until = performance.now() + 120_000
    // A server that is busy says when to come again (RFC 9725, 4.5); one that says so for good is told by its last word.
    while (answer.status === 503 && performance.now() < until) {
      await new Promise((resolve) =>
        setTimeout(resolve, (Number(answer.headers.get('retry-after')) || 1) * 1_000),
      )
      answer = await post()
    }
    const sdp = await answer.text()
    if (answer.status !== 201) return `${answer.status} ${sdp}`
    const connected = new Promise<string>((resolve) => {
      connection.onconnectionstatechange = () => {
        if (connection.connectionState !== 'connecting') resolve(connection.connectionState)
      }
    })
    await connection.setRemoteDescription({ type: 'answer', sdp })
    return await connected
  }, door)
}
