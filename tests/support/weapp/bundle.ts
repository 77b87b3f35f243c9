import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface AppManifest {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[] }
  [setting: string]: unknown
}

/** A built mini-program: its folder and what app.json says. */
export interface Bundle {
  root: string
  manifest: AppManifest
  /** Every page, those of subpackages with their root. */
  pages: string[]
  tabs: string[]
  /** The root of the subpackage a file belongs to, or null in the main package. */
  packageOf(file: string): string | null
}

/** Where the build puts the mini-program. */
export const builtBundle = fileURLToPath(new URL('../../../miniapp/dist/weapp', import.meta.url))

export function readBundle(root: string = builtBundle): Bundle {
  const settings = path.join(root, 'app.json')
  if (!existsSync(settings)) throw new Error('the WeChat client is not built: run `npm run build`')
  const manifest = JSON.parse(readFileSync(settings, 'utf8')) as AppManifest
  const subPackages = manifest.subPackages ?? []
  return {
    root,
    manifest,
    pages: [
      ...manifest.pages,
      ...subPackages.flatMap(({ root: base, pages }) => pages.map((page) => `${base}/${page}`)),
    ],
    tabs: manifest.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    packageOf: (file) => subPackages.find(({ root: base }) => file.startsWith(`${base}/`))?.root ?? null,
  }
}
