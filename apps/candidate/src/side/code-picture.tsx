import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './side.module.css'

/** A QR code (ISO/IEC 18004) of an address, dark on light in every theme, or cameras would not read it. */
export function CodePicture({ address, label }: { address: string; label: string }) {
  const { size, path } = useMemo(() => drawn(address), [address])
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(address: string): { size: number; path: string } {
  const { size, data } = encode(address, { ecc: 'M', border: 3 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}
