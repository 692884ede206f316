import styles from './picture-marks.module.css'

/** A box on a picture, in fractions (0..1) of its width and height, with a word; `arrow` points from its middle, in the same fractions. */
export interface PictureMark {
  box: { left: number; top: number; width: number; height: number }
  label: string
  tone: 'plain' | 'warning'
  arrow?: { x: number; y: number }
}

interface PictureMarksProps {
  /** Size of the picture in pixels. */
  width: number
  height: number
  /** As the picture's own `object-fit`. */
  fit: 'contain' | 'cover'
  marks: readonly PictureMark[]
}

/** Draws boxes over a picture that lies beneath in the same place. What they say stands in words elsewhere: screen readers pass over it. */
export function PictureMarks({ width, height, fit, marks }: PictureMarksProps) {
  const size = height / 22
  return (
    <svg
      className={styles.marks}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={fit === 'contain' ? 'xMidYMid meet' : 'xMidYMid slice'}
      aria-hidden="true"
    >
      {marks.map(({ box, label, tone, arrow }) => {
        const [x, y] = [box.left * width, box.top * height]
        const place = { x, y, width: box.width * width, height: box.height * height, rx: size / 4 }
        const middle = { x: x + place.width / 2, y: y + place.height / 2 }
        const line = arrow && {
          x1: middle.x,
          y1: middle.y,
          x2: middle.x + arrow.x * width,
          y2: middle.y + arrow.y * height,
        }
        return (
          <g key={`${label} ${box.left} ${box.top}`}>
            <rect className={styles.shade} {...place} />
            <rect className={styles.box} data-tone={tone} {...place} />
            {line ? <line className={styles.shade} {...line} /> : null}
            {line ? <line className={styles.box} data-tone={tone} {...line} /> : null}
            <text className={styles.label} fontSize={size} x={x + size / 4} y={Math.max(size, y - size / 3)}>
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
