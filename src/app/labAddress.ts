/** The address of the lab with the run that the fragment of a link holds, or nothing without a fragment. */
export function labAddress(fragment: string | undefined): string | undefined {
  if (fragment === undefined) return undefined
  const isEmbed = document.getElementById('app')?.dataset['page'] === 'embed'
  return `${new URL(isEmbed ? '../lab/' : './', location.href).href}#${fragment}`
}
