import { Figure } from '../view/figure/Figure.tsx'

interface FigurePlaceProps {
  number: number
  title: string
  /** Height of what is to come below the figure's line, in px. */
  height: number
}

/** The place of a figure that is on its way: its rule, number and title, and the room that it will take. */
export function FigurePlace({ number, title, height }: FigurePlaceProps) {
  return (
    <Figure number={number} title={title}>
      <div style={{ blockSize: height }} />
    </Figure>
  )
}
