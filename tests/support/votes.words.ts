import { extractText, getDocumentProxy } from 'unpdf'

/** What a printed sheet says. */
export const words = async (file: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(file)))).text.join('\n')
