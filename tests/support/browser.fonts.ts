import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cache, require } from './browser.find.ts'

const weights = ['400Regular', '500Medium', '700Bold']

/** Names by which pages ask for a Chinese face; each is answered by the one that npm brings. */
const families = ['sans-serif', 'system-ui', 'PingFang SC', 'Microsoft YaHei', 'Helvetica Neue']

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * Writes a fontconfig file with Noto Sans SC in front, so that Chinese is readable and looks alike on machines
 * with no Chinese font. Returns the environment that makes a browser use it.
 */
export function fontEnvironment(): Record<string, string> {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folder = path.join(cache, 'fonts')
  mkdirSync(folder, { recursive: true })
  const directories = [
    ...weights.map((weight) => path.join(fonts, weight)),
    '/usr/share/fonts',
    '/usr/local/share/fonts',
  ]
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...directories.map((directory) => `  <dir>${escaped(directory)}</dir>`),
    `  <cachedir>${escaped(folder)}</cachedir>`,
    ...families.map(
      (family) =>
        `  <alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    ),
    '</fontconfig>',
  ]
  const file = path.join(folder, 'fonts.conf')
  // Renamed into place: another worker's browser may be reading it.
  writeFileSync(`${file}.${process.pid}`, `${lines.join('\n')}\n`)
  renameSync(`${file}.${process.pid}`, file)
  return { FONTCONFIG_FILE: file }
}
