/** A stretch of a picture, in its pixels. */
export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** How many face heights a portrait is high: the widest that shows nobody else is taken. */
const generous = [3.2, 2.8, 2.4, 2.1, 1.8]

/** A portrait (4:3, the face a little above the middle) around one of the faces; undefined where another would be in it. */
export function portraitAround(
  face: Rectangle,
  others: readonly Rectangle[],
  picture: { width: number; height: number },
): Rectangle | undefined {
  for (const heights of generous) {
    const crop = framed(face, heights)
    if (isInside(crop, picture) && others.every((other) => !doOverlap(crop, other))) return crop
  }
  return undefined
}

function framed(face: Rectangle, heights: number): Rectangle {
  const height = Math.round(face.height * heights)
  const width = Math.round((height * 4) / 3)
  return {
    left: Math.round(face.left + face.width / 2 - width / 2),
    top: Math.round(face.top + face.height / 2 - height * 0.45),
    width,
    height,
  }
}

function isInside({ left, top, width, height }: Rectangle, picture: { width: number; height: number }) {
  return left >= 0 && top >= 0 && left + width <= picture.width && top + height <= picture.height
}

/** A sliver of somebody's hair is nobody; a third of a face is. */
function doOverlap(crop: Rectangle, face: Rectangle): boolean {
  const width = Math.min(crop.left + crop.width, face.left + face.width) - Math.max(crop.left, face.left)
  const height = Math.min(crop.top + crop.height, face.top + face.height) - Math.max(crop.top, face.top)
  return width > face.width / 3 && height > face.height / 3
}
