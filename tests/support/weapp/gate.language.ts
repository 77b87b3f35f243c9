import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse, type Program } from 'acorn'
import { filesBelow } from './gate.files.ts'

/**
 * ES2019: what an iPhone with iOS 14 and WeChat's own engine on Android run without help, and what the client's
 * browserslist asks of the build. WXS is ES5 by definition.
 */
export const languageLevel = 2019
const wxsLevel = 5

/** The syntax tree of a script of the bundle. Throws where it goes beyond the level. */
export const parseScript = (source: string, ecmaVersion: 5 | 2019 = languageLevel): Program =>
  parse(source, { ecmaVersion, sourceType: 'script', ranges: true, allowReturnOutsideFunction: true })

/** Files of a bundle with syntax that an old phone cannot read, each with the place. */
export function languageFaults(root: string): string[] {
  return filesBelow(root)
    .filter((file) => /\.(js|wxs)$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8')
      try {
        parseScript(source, file.endsWith('.wxs') ? wxsLevel : languageLevel)
        return []
      } catch (error) {
        const at = (error as { pos?: number }).pos ?? 0
        return [`${file}: ${(error as Error).message} near ${source.slice(Math.max(0, at - 40), at + 40)}`]
      }
    })
}
