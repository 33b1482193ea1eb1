import type { JSX } from 'react'
import { diamondPath } from './diamondPath.ts'
import { MARK_NAMES, type MarkName, markId } from './MarkName.ts'

const SURFACE = 'var(--surface)'

/** A diamond on a keyline of the ground, which parts it from the colour around it. */
const Sealed = ({ y, half, keyline }: { y: number; half: number; keyline: number }) => (
  <path
    d={diamondPath(12, y, half)}
    fill="var(--violet)"
    stroke={SURFACE}
    strokeWidth={keyline}
    paintOrder="stroke"
  />
)

const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const

/** A question: hollow, with a question mark; orange of polling, blue of a webhook receiver that asks. */
const Question = ({ hue }: { hue: 'orange' | 'blue' }) => (
  <>
    <circle cx={12} cy={12} r={9.2} fill={SURFACE} stroke={`var(--${hue})`} strokeWidth={1.9} />
    <path
      d="M8.6 9.7a3.45 3.45 0 1 1 5.5 2.8c-1.3.9-2.1 1.5-2.1 2.7"
      fill="none"
      stroke={`var(--${hue}-ink)`}
      strokeWidth={1.6}
      {...round}
    />
    <circle cx={12} cy={17.4} r={1.1} fill={`var(--${hue}-ink)`} />
  </>
)

const UsefulAnswer = ({ hue }: { hue: 'orange' | 'blue' }) => (
  <>
    <circle cx={12} cy={12} r={10} fill={`var(--${hue})`} />
    <Sealed y={12} half={4.9} keyline={2.8} />
  </>
)

const FORMS: Readonly<Record<MarkName, JSX.Element>> = {
  event: <Sealed y={12} half={7.8} keyline={2.3} />,
  question: <Question hue="orange" />,
  ask: <Question hue="blue" />,
  'empty-poll': (
    <>
      <circle
        cx={12}
        cy={12}
        r={9.2}
        fill={SURFACE}
        stroke="var(--grey)"
        strokeWidth={1.7}
        strokeDasharray="2.7 2.117"
      />
      <path d="M8.6 12h6.8" stroke="var(--grey)" strokeWidth={1.7} {...round} />
    </>
  ),
  'useful-poll': <UsefulAnswer hue="orange" />,
  'useful-ask': <UsefulAnswer hue="blue" />,
  webhook: (
    <>
      <rect x={1.8} y={4.7} width={20.4} height={14.7} rx={1.5} fill="var(--blue)" />
      <path d="M2.2 5.6l9.8 8l9.8-8" fill="none" stroke={SURFACE} strokeWidth={1.3} />
      <Sealed y={13.4} half={4.3} keyline={2.7} />
    </>
  ),
  thanks: (
    <>
      <rect
        x={5.1}
        y={5.1}
        width={13.8}
        height={13.8}
        rx={1.9}
        fill={SURFACE}
        stroke="var(--blue)"
        strokeWidth={1.6}
      />
      <path d="M8.4 12.2l2.7 2.7l4.9-5.6" fill="none" stroke="var(--blue-ink)" strokeWidth={1.8} {...round} />
    </>
  ),
  retry: (
    <>
      <rect
        x={1}
        y={6.1}
        width={20.2}
        height={14.8}
        rx={1.9}
        fill="var(--blue-soft)"
        stroke="var(--blue)"
        strokeWidth={1.6}
      />
      <path d="M1.8 7l9.3 7.8l9.3-7.8" fill="none" stroke="var(--blue)" strokeWidth={1.6} {...round} />
      <circle
        cx={20.2}
        cy={6.2}
        r={5.5}
        fill="var(--blue-ink)"
        stroke={SURFACE}
        strokeWidth={2.2}
        paintOrder="stroke"
      />
    </>
  ),
  timeout: (
    <>
      <circle cx={12} cy={12.6} r={9.2} fill={SURFACE} stroke="var(--crimson)" strokeWidth={1.9} />
      <path
        d="M9.6 1h4.8M12 7.4v5.4l3.6 2.7"
        fill="none"
        stroke="var(--crimson)"
        strokeWidth={1.9}
        {...round}
      />
    </>
  ),
  refused: (
    <>
      <rect
        x={3.7}
        y={3.7}
        width={16.6}
        height={16.6}
        rx={2.2}
        fill={SURFACE}
        stroke="var(--crimson)"
        strokeWidth={1.9}
      />
      <path d="M7.8 12h8.4" stroke="var(--crimson)" strokeWidth={2.2} {...round} />
    </>
  ),
  duplicate: (
    <>
      <rect
        x={0.5}
        y={2.3}
        width={18}
        height={13.8}
        rx={1.9}
        fill="none"
        stroke="var(--blue)"
        strokeWidth={1.3}
        strokeDasharray="2.8 2"
      />
      <rect
        x={4.9}
        y={7.5}
        width={18.4}
        height={14}
        rx={1.9}
        fill="var(--blue-soft)"
        stroke="var(--blue)"
        strokeWidth={1.5}
      />
      <path d={diamondPath(14.1, 14.5, 4.3)} fill={SURFACE} stroke="var(--violet)" strokeWidth={1.7} />
    </>
  ),
  forged: (
    <>
      <rect
        x={1.8}
        y={4.6}
        width={20.4}
        height={14.8}
        rx={1.7}
        fill="var(--crimson-soft)"
        stroke="var(--crimson)"
        strokeWidth={1.6}
      />
      <path
        d="M2.6 5.5l7.8 6.3M21.4 5.5l-3 2.4"
        fill="none"
        stroke="var(--crimson)"
        strokeWidth={1.4}
        {...round}
      />
      <path
        d={diamondPath(12, 14.1, 4.4)}
        fill={SURFACE}
        stroke="var(--crimson)"
        strokeWidth={1.5}
        strokeDasharray="1.7 1.41"
      />
      <path d="M.4 21.7L23.6 2.4" stroke="var(--crimson)" strokeWidth={1.9} {...round} />
    </>
  ),
  lost: (
    <>
      <path
        d={diamondPath(12, 12, 8.9)}
        fill="none"
        stroke="var(--grey)"
        strokeWidth={1.8}
        strokeDasharray="2.6 2.435"
        strokeDashoffset={1.3}
      />
      <path d="M8.1 8.1l7.8 7.8M15.9 8.1l-7.8 7.8" stroke="var(--crimson)" strokeWidth={2.1} {...round} />
    </>
  ),
}

/** The marks as symbols, rendered once in a page; every `Mark` refers to them. */
export function MarkSprite() {
  return (
    <svg width={0} height={0} aria-hidden="true" focusable="false" style={{ position: 'absolute' }}>
      {MARK_NAMES.map((name) => (
        <symbol key={name} id={markId(name)} viewBox="0 0 24 24" overflow="visible">
          {FORMS[name]}
        </symbol>
      ))}
    </svg>
  )
}
