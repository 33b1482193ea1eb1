/** The address of the lab, seen from `page`, with the run that the fragment of a link holds; nothing without a fragment. */
export function labAddress(page: 'lab' | 'embed', fragment: string | undefined): string | undefined {
  if (fragment === undefined) return undefined
  return `${new URL(page === 'embed' ? '../lab/' : './', location.href).href}#${fragment}`
}
