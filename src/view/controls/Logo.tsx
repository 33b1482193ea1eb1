interface LogoProps {
  height?: number
}

/** The sign of the page: an envelope taps a person on the shoulder. The name stands beside it. */
export function Logo({ height = 29 }: LogoProps) {
  return (
    <svg width={(height * 40) / 29} height={height} viewBox="0 0 40 29" aria-hidden="true">
      <g transform="rotate(24 7.3 13)">
        <rect x={1.4} y={8.4} width={11.8} height={9.2} rx={0.9} fill="var(--blue)" />
        <path d="M1.8 9l5.5 4.6L12.8 9" fill="none" stroke="var(--paper)" strokeWidth={1.2} />
      </g>
      <circle cx={25.6} cy={7.4} r={6.4} fill="var(--ink)" />
      <path d="M12.6 28.2v-1.6c0-6.2 5.6-9.9 13-9.9s13 3.7 13 9.9v1.6z" fill="var(--ink)" />
    </svg>
  )
}
