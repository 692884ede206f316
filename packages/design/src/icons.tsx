import type { ReactNode } from 'react'

/** What every icon takes. Icons are ornaments: the control or text beside them carries the name. */
export interface IconProps {
  /** Width and height in CSS pixels; 18 when left out. */
  size?: number
}

/** Strokes on a 20×20 grid in the colour of the text around them. */
function Drawn({ size = 18, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

/** Builds an icon from the outline of its strokes, as an SVG path. */
function icon(path: string) {
  // biome-ignore lint/correctness/noComponentHookFactories: called once an icon, while the module loads
  return function Icon(props: IconProps) {
    return (
      <Drawn {...props}>
        <path d={path} />
      </Drawn>
    )
  }
}

export const CheckIcon = icon('M4 10.5l4 4 8-9')
export const CrossIcon = icon('M5 5l10 10M15 5L5 15')
export const PlusIcon = icon('M10 4v12M4 10h12')
export const MinusIcon = icon('M4 10h12')
export const ChevronDownIcon = icon('M5 8l5 5 5-5')
export const ChevronUpIcon = icon('M5 12l5-5 5 5')
export const ChevronRightIcon = icon('M8 5l5 5-5 5')
export const ChevronLeftIcon = icon('M12 5l-5 5 5 5')
export const ArrowRightIcon = icon('M4 10h12M11 5l5 5-5 5')
export const SearchIcon = icon('M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4')
export const MenuIcon = icon('M3 6h14M3 10h14M3 14h14')
export const MoreIcon = icon(
  'M4 10a.6.6 0 1 1 1.2 0A.6.6 0 1 1 4 10M9.4 10a.6.6 0 1 1 1.2 0 .6.6 0 1 1-1.2 0M14.8 10a.6.6 0 1 1 1.2 0 .6.6 0 1 1-1.2 0',
)
export const InfoIcon = icon(
  'M10 2.75a7.25 7.25 0 1 1 0 14.5 7.25 7.25 0 0 1 0-14.5zM10 9.25v4.25M10 6.5h.01',
)
/** An eye struck through. */
export const EyeOffIcon = icon(
  'M2.5 10C4.3 6.8 7 5.2 10 5.2s5.7 1.6 7.5 4.8c-1.8 3.2-4.5 4.8-7.5 4.8S4.3 13.2 2.5 10zM10 7.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM4 16.5L16 3.5',
)
export const WarningIcon = icon('M10 3l7.5 13.5h-15zM10 8.5v3.5M10 14.25h.01')
export const StopIcon = icon('M7 2.75h6L17.25 7v6L13 17.25H7L2.75 13V7zM10 6.5v4.25M10 13.5h.01')
export const GoodIcon = icon(
  'M10 2.75a7.25 7.25 0 1 1 0 14.5 7.25 7.25 0 0 1 0-14.5zM6.75 10.25l2.25 2.25 4.25-5',
)
export const OfflineIcon = icon(
  'M3 3l14 14M2.5 8a11 11 0 0 1 3-2M9 4.6A11 11 0 0 1 17.5 8M5.5 11.2a7 7 0 0 1 2.6-1.6M13 10.2a7 7 0 0 1 1.5 1M10 15.5h.01',
)
export const UndoIcon = icon('M7.5 4L3.5 8l4 4M3.5 8h8a5 5 0 0 1 0 9H7')
export const RedoIcon = icon('M12.5 4l4 4-4 4M16.5 8h-8a5 5 0 0 0 0 9H13')
export const PrintIcon = icon('M5.5 7.5v-5h9v5M5.5 14.5h-3v-7h15v7h-3M5.5 11.5h9v6h-9z')
export const SoundIcon = icon(
  'M3 7.75h3L10 4v12l-4-3.75H3zM13 7.5a3.5 3.5 0 0 1 0 5M15 4.75a7.25 7.25 0 0 1 0 10.5',
)
export const RetryIcon = icon('M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.75v3.5H13')
export const ClockIcon = icon('M10 2.75a7.25 7.25 0 1 1 0 14.5 7.25 7.25 0 0 1 0-14.5zM10 6v4.25l2.75 1.75')
export const CameraIcon = icon('M2.75 6.25h9.5v7.5h-9.5zM12.25 9l5-2.5v7l-5-2.5')
export const MicrophoneIcon = icon(
  'M10 2.75a2.25 2.25 0 0 1 2.25 2.25v4a2.25 2.25 0 0 1-4.5 0V5A2.25 2.25 0 0 1 10 2.75zM5 9a5 5 0 0 0 10 0M10 14v3.25',
)
export const PhoneIcon = icon(
  'M6.5 2.5h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9 15h2',
)
export const ScreenIcon = icon('M2.75 4h14.5v9.5H2.75zM7 16.75h6M10 13.5v3.25')
export const ImageIcon = icon('M3 4h14v12H3zM3 13.5l4-4 4 4 2.5-2.5L17 14M12.75 7.5h.01')
export const PersonIcon = icon(
  'M10 3.25a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5zM3.75 16.75a6.25 6.25 0 0 1 12.5 0',
)
export const PeopleIcon = icon(
  'M7.5 3.75a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5zM2.25 15.75a5.25 5.25 0 0 1 10.5 0M13 4.2a2.75 2.75 0 0 1 0 4.6M14.75 11a5.25 5.25 0 0 1 3 4.75',
)
export const HomeIcon = icon('M3 9l7-6 7 6v7.5h-4.75V12h-4.5v4.5H3z')
export const PaperIcon = icon('M5 2.75h7l3.25 3.25v11.25H5zM7.75 8.5h4.5M7.75 11.25h4.5M7.75 14h2.5')
export const CalendarIcon = icon('M3 4.75h14v12H3zM3 8.25h14M6.75 2.75v3.5M13.25 2.75v3.5')
export const EyeIcon = icon(
  'M2 10s3-5.25 8-5.25S18 10 18 10s-3 5.25-8 5.25S2 10 2 10zM10 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
)
export const FlagIcon = icon('M4.5 17.5V3h10l-2 3.5 2 3.5h-10')
export const HandIcon = icon(
  'M6.5 10V5.25a1.1 1.1 0 0 1 2.2 0V9M8.7 9V3.75a1.1 1.1 0 0 1 2.2 0V9M10.9 9V4.75a1.1 1.1 0 0 1 2.2 0V10M13.1 10V7a1.1 1.1 0 0 1 2.2 0v5a5 5 0 0 1-9.3 2.5l-2.3-4c-.6-1.1.8-2 1.6-1.1L6.5 11',
)
export const MessageIcon = icon('M3 4h14v9.5H9.5L6 16.75V13.5H3z')
export const PauseIcon = icon('M7 4.5v11M13 4.5v11')
export const PlayIcon = icon('M6 4l9.5 6L6 16z')
export const LockIcon = icon('M4.5 9h11v7.75h-11zM7 9V6a3 3 0 0 1 6 0v3')
export const GearIcon = icon(
  'M3 6h8M15 6h2M3 14h2M9 14h8M13 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM7 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
)
export const DownloadIcon = icon('M10 3v10M5.5 9L10 13.5 14.5 9M3.5 16.75h13')
export const UploadIcon = icon('M10 13.5v-10M5.5 7.5L10 3l4.5 4.5M3.5 16.75h13')
export const CopyIcon = icon('M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7')
export const EditIcon = icon('M3.5 16.5l.75-3.5 9-9 2.75 2.75-9 9zM11.5 5.75l2.75 2.75')
export const BinIcon = icon('M3.5 5.5h13M8 5.5V3.25h4V5.5M5 5.5l.75 11.25h8.5L15 5.5M8.5 8.75v5M11.5 8.75v5')
export const LanguageIcon = icon(
  'M10 2.75a7.25 7.25 0 1 1 0 14.5 7.25 7.25 0 0 1 0-14.5zM2.75 10h14.5M10 2.75c5 4.5 5 10 0 14.5M10 2.75c-5 4.5-5 10 0 14.5',
)
export const SunIcon = icon(
  'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 1.75v1.5M10 16.75v1.5M1.75 10h1.5M16.75 10h1.5M4.2 4.2l1 1M14.8 14.8l1 1M4.2 15.8l1-1M14.8 5.2l1-1',
)
export const ScalesIcon = icon('M10 3v14M6 17h8M4 5.5h12M4 5.5l-2 5.25h4zM16 5.5l-2 5.25h4z')
export const LinkIcon = icon(
  'M8.5 11.5a3 3 0 0 0 4.25 0l3-3a3 3 0 0 0-4.25-4.25l-1 1M11.5 8.5a3 3 0 0 0-4.25 0l-3 3a3 3 0 0 0 4.25 4.25l1-1',
)
export const HeartIcon = icon('M3 10h3l1.5-3.5 3 7.5 2-5.5 1 1.5H17')
export const ScrollIcon = icon(
  'M5.5 3h10v11a2.5 2.5 0 0 1-2.5 2.5H5M5.5 3A1.75 1.75 0 0 0 3.75 4.75V6H5.5v8.25A2.25 2.25 0 0 1 5 16.5a2.25 2.25 0 0 0 2.5-2.25V13M8.5 6.5H13M8.5 9.5H13',
)
export const BooksIcon = icon('M3 3.5h3.5v13H3zM6.5 5h3.5v11.5H6.5zM12 5.5l3-.8 2.5 11-3 .8z')
export const GripIcon = icon('M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01')
