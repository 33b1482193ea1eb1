/**
 * Copies a text: by the clipboard, else by a hidden field and the document's own command, which works in frames that may
 * not use the clipboard. False if neither does. It has to be called while a press is being handled.
 */
export async function copyText(text: string): Promise<boolean> {
  if (!isClipboardAllowed()) return copyByCommand(text)
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

/** Whether the page that frames us lets us use the clipboard: asking it all the same is reported as a violation. */
function isClipboardAllowed(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } }
  return featurePolicy?.allowsFeature('clipboard-write') ?? true
}

function copyByCommand(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position: fixed; inset-block-start: 0; inset-inline-start: 0; opacity: 0'
  document.body.append(field)
  field.focus({ preventScroll: true })
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
