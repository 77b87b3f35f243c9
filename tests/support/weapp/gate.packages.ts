import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Bundle } from './bundle.ts'
import { bytesOf, filesBelow } from './gate.files.ts'

const kilobyte = 1024
export const mostInMain = 900 * kilobyte
export const mostInSubpackage = 1536 * kilobyte
export const mostInIcon = 40 * kilobyte

/** Not uploaded: what DevTools reads itself, and licence texts, which its packer leaves out. */
const isUploaded = (file: string) =>
  file !== 'project.config.json' && !file.endsWith('.LICENSE.txt') && !file.endsWith('.map')

/** Bytes of the main package (under '') and of every subpackage. */
export function packageSizes(bundle: Bundle): Map<string, number> {
  const sizes = new Map<string, number>([['', 0]])
  for (const file of filesBelow(bundle.root).filter(isUploaded)) {
    const owner = bundle.packageOf(file) ?? ''
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesOf(bundle.root, file))
  }
  return sizes
}

/** Packages that are too large, and pages or tabs that WeChat would not find where app.json says. */
export function packageFaults(bundle: Bundle): string[] {
  const faults: string[] = []
  for (const [owner, bytes] of packageSizes(bundle)) {
    const most = owner === '' ? mostInMain : mostInSubpackage
    if (bytes > most)
      faults.push(`${owner || 'the main package'} has ${String(bytes)} bytes, ${String(most)} are allowed`)
  }
  for (const page of bundle.pages)
    for (const kind of ['js', 'wxml', 'json'])
      if (!existsSync(path.join(bundle.root, `${page}.${kind}`))) faults.push(`${page}.${kind} is missing`)
  return [...faults, ...tabFaults(bundle)]
}

function tabFaults({ root, manifest, packageOf }: Bundle): string[] {
  const faults: string[] = []
  const tabs = manifest.tabBar?.list ?? []
  if (tabs.length < 2 || tabs.length > 5) faults.push(`a tab bar has 2 to 5 tabs, not ${String(tabs.length)}`)
  for (const { pagePath, iconPath, selectedIconPath } of tabs) {
    if (!manifest.pages.includes(pagePath) || packageOf(pagePath) !== null)
      faults.push(`${pagePath} is a tab outside the main package`)
    for (const icon of [iconPath, selectedIconPath]) {
      if (!existsSync(path.join(root, icon))) faults.push(`${icon} is missing`)
      else if (bytesOf(root, icon) > mostInIcon) faults.push(`${icon} is larger than ${String(mostInIcon)} bytes`)
    }
  }
  return faults
}
