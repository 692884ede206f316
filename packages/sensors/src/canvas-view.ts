import { viewOf } from './picture.ts'
import type { View } from './view.ts'

/** A frame a canvas can draw. */
export type CanvasFrame = ImageBitmap | VideoFrame

/** As on the server: more pixels tell the networks no more. */
const longestSide = 1280

/**
 * Reads frames, at most 1280 pixels long, into memory, where they are cut by the same arithmetic as on the server. One
 * reader serves all frames of a camera and keeps its memory: a view is good until the next frame is read.
 */
export function frameReader(): (frame: CanvasFrame) => Promise<View> {
  let bytes = new Uint8Array(0)
  let context: OffscreenCanvasRenderingContext2D | undefined
  return async (frame) => {
    const { width, height } = sizeOf(frame)
    if (isCopied(frame, width, height)) {
      if (bytes.length !== width * height * 4) bytes = new Uint8Array(width * height * 4)
      await frame.copyTo(bytes, asColours)
      return viewOf({ width, height, channels: 4, data: bytes })
    }
    if (context?.canvas.width !== width || context.canvas.height !== height)
      context = newContext(width, height)
    context.drawImage(frame, 0, 0, width, height)
    return viewOf({ width, height, channels: 4, data: context.getImageData(0, 0, width, height).data })
  }
}

const asColours = { format: 'RGBA' } as const

/**
 * Whether a frame can be had as it lies in memory. Drawing it makes Chromium keep a copy of every frame, some 200 MB in the
 * end; but frames that are turned or too large are drawn, and so is everything in a browser that copies no colours.
 */
function isCopied(frame: CanvasFrame, width: number, height: number): frame is VideoFrame {
  if (!('copyTo' in frame)) return false
  const { visibleRect, rotation = 0 } = frame as VideoFrame & { readonly rotation?: number }
  if (rotation !== 0 || visibleRect?.width !== width || visibleRect.height !== height) return false
  try {
    return frame.allocationSize(asColours) === width * height * 4
  } catch {
    return false
  }
}

function newContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('this browser gives no canvas to draw on')
  // Anything better makes Chromium keep a shrunk copy of each frame beside the whole one.
  context.imageSmoothingQuality = 'low'
  return context
}

function sizeOf(frame: CanvasFrame): { width: number; height: number } {
  const { width, height } =
    'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame
  const share = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.round(width * share), height: Math.round(height * share) }
}
