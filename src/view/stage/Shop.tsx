import type { ReactNode } from 'react'
import styles from './Shop.module.css'

interface ShopProps {
  /** Middle of the shop, half the width of its wall, top of the awning and foot of the wall. */
  x: number
  half: number
  top: number
  bottom: number
  scallops: number
  scallopHeight: number
  children: ReactNode
}

const EAVES = 5.5

/** The shop: a wall under a striped awning; what is in its window are the children. */
export function Shop({ x, half, top, bottom, scallops, scallopHeight, children }: ShopProps) {
  const left = x - half - EAVES
  const wide = (2 * (half + EAVES)) / scallops
  const straight = scallopHeight - wide / 2
  const stripe = (index: number) =>
    `M${left + index * wide} ${top}v${straight}a${wide / 2} ${wide / 2} 0 0 0 ${wide} 0v${-straight}`
  return (
    <g>
      <rect
        className={styles['wall']}
        x={x - half}
        y={top + 12}
        width={2 * half}
        height={bottom - top - 12}
      />
      {Array.from({ length: scallops }, (_, index) => (
        <path
          key={stripe(index)}
          className={styles['stripe']}
          data-is-dark={index % 2 === 0}
          d={stripe(index)}
        />
      ))}
      <path className={styles['ridge']} d={`M${left - 3} ${top}h${2 * (half + EAVES) + 6}`} />
      {children}
    </g>
  )
}
