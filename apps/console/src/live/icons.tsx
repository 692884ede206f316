/** A loudspeaker, with waves while sound is on. An ornament: the button carries the name. */
export function SoundIcon({ isOn }: { isOn: boolean }) {
  return (
    <Drawn
      path={`M3 7.75h3l4-3.5v11.5l-4-3.5H3z${isOn ? 'M12.75 7.5a3.5 3.5 0 0 1 0 5M15 5.25a6.75 6.75 0 0 1 0 9.5' : 'M13 8l4 4M17 8l-4 4'}`}
    />
  )
}

/** A keyboard. An ornament too. */
export function KeysIcon() {
  return (
    <Drawn path="M2.5 5.25h15v9.5h-15zM5 8.25h.01M8.33 8.25h.01M11.66 8.25h.01M15 8.25h.01M6.5 11.75h7" />
  )
}

function Drawn({ path }: { path: string }) {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  )
}
