/** Saves the run as a scenario file; the code for it is fetched with the first. */
export async function saveLater(): Promise<void> {
  const { saveFile } = await import('./saveFile.ts')
  saveFile()
}
