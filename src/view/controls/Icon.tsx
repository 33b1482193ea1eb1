export type IconName = 'play' | 'pause' | 'step' | 'step-back' | 'restart' | 'close'

interface IconProps {
  name: IconName
  size?: number
}

/** One of the drawn signs of the controls, in the colour of the text; the words beside it say what it does. */
export function Icon({ name, size = 22 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  )
}

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.9,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const SHAPES = {
  play: <path d="M7 4.2v15.6a.6.6 0 0 0 .92.5l12.1-7.8a.6.6 0 0 0 0-1L7.92 3.7A.6.6 0 0 0 7 4.2z" />,
  pause: <path d="M5.6 4.2h4.5v15.6H5.6zM13.9 4.2h4.5v15.6h-4.5z" />,
  step: <path d="M2.4 6.2 11.6 12l-9.2 5.8zM17.4 6.6l5.4 5.4-5.4 5.4L12 12z" />,
  'step-back': <path d="M21.6 6.2 12.4 12l9.2 5.8zM6.6 6.6 12 12l-5.4 5.4L1.2 12z" />,
  restart: (
    <>
      <path d="M6.1 9.2A7.4 7.4 0 1 1 4.9 14.6" {...STROKE} />
      <path d="M4.3 4.6l1 5.4 5.3-1.1" {...STROKE} />
    </>
  ),
  close: <path d="M6 6l12 12M18 6L6 18" {...STROKE} />,
} as const
