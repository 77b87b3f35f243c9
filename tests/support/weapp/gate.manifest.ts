import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bundle } from './bundle.ts'
import { filesBelow } from './gate.files.ts'

/** Interfaces that WeChat wants declared in `requiredPrivateInfos`. */
const declarable = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]

/** What app.json says that WeChat would refuse or that we promised otherwise. */
export function manifestFaults(bundle: Bundle): string[] {
  const { manifest } = bundle
  const faults: string[] = []
  if (manifest['lazyCodeLoading'] !== 'requiredComponents') faults.push('lazyCodeLoading is not requiredComponents')
  if (manifest['__usePrivacyCheck__'] !== true) faults.push('__usePrivacyCheck__ is not on')
  const declared = (manifest['requiredPrivateInfos'] ?? []) as string[]
  const used = usedPrivately(bundle.root)
  for (const name of declared.filter((one) => !used.includes(one))) faults.push(`${name} is declared and never used`)
  for (const name of used.filter((one) => !declared.includes(one))) faults.push(`${name} is used and not declared`)
  const roots = (manifest.subPackages ?? []).map(({ root }) => root)
  if (new Set(bundle.pages).size !== bundle.pages.length) faults.push('a page is listed twice')
  for (const page of manifest.pages)
    if (roots.some((root) => page.startsWith(`${root}/`))) faults.push(`${page} is in two packages`)
  return [...faults, ...themeFaults(bundle)]
}

function usedPrivately(root: string): string[] {
  const scripts = filesBelow(root).filter((file) => file.endsWith('.js') && file !== 'taro.js' && file !== 'vendors.js')
  const source = scripts.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n')
  return declarable.filter((name) => new RegExp(`\\.${name}\\b`).test(source))
}

/** Every `@name` of app.json must have a value in both themes. */
function themeFaults({ root, manifest }: Bundle): string[] {
  const asked = [...new Set([...JSON.stringify(manifest).matchAll(/"@(\w+)"/g)].map((match) => match[1] ?? ''))]
  if (asked.length === 0) return []
  const file = path.join(root, String(manifest['themeLocation']))
  if (manifest['darkmode'] !== true || !existsSync(file)) return ['a theme is used and not given']
  const themes = JSON.parse(readFileSync(file, 'utf8')) as Record<'light' | 'dark', Record<string, string>>
  return asked.flatMap((name) =>
    (['light', 'dark'] as const)
      .filter((theme) => !themes[theme][name])
      .map((theme) => `@${name} has no ${theme} value`),
  )
}

/** What keeps WeChat DevTools from opening a project folder as it is. */
export function projectFaults(folder: string): string[] {
  const file = path.join(folder, 'project.config.json')
  if (!existsSync(file)) return ['there is no project.config.json']
  const project = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const faults: string[] = []
  if (project['compileType'] !== 'miniprogram') faults.push('compileType is not miniprogram')
  if (typeof project['appid'] !== 'string' || project['appid'] === '') faults.push('there is no appid')
  if (!/^\d+\.\d+\.\d+$/.test(String(project['libVersion']))) faults.push('libVersion names no base library')
  const { miniprogramRoot } = project
  const root = path.join(folder, typeof miniprogramRoot === 'string' ? miniprogramRoot : '')
  if (!existsSync(path.join(root, 'app.json'))) faults.push('miniprogramRoot holds no app.json')
  return faults
}
