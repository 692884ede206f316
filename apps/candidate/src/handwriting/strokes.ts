/** One line of a drawing: x, y (in units of the sheet) and pressure (0 to 1), one after the other. */
export interface Stroke {
  width: number
  colour: string
  points: number[]
}

/** The sheet: 4 to 3, as fine as its picture. */
export const sheet = { width: 1600, height: 1200 } as const

/** Draws a line, thicker where it was pressed harder; a tap is a dot. */
export function drawStroke(pen: CanvasRenderingContext2D, { width, colour, points }: Stroke): void {
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  const [x = 0, y = 0] = points
  if (points.length === 3) {
    pen.beginPath()
    pen.arc(x, y, width / 2, 0, 2 * Math.PI)
    pen.fill()
  }
  for (let at = 3; at < points.length; at += 3) {
    pen.lineWidth = width * (0.5 + (points[at + 2] ?? 0.5))
    pen.beginPath()
    pen.moveTo(points[at - 3] ?? x, points[at - 2] ?? y)
    pen.lineTo(points[at] ?? x, points[at + 1] ?? y)
    pen.stroke()
  }
}

/** The whole sheet, white with its lines. */
export function drawSheet(pen: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  for (const stroke of strokes) drawStroke(pen, stroke)
}
