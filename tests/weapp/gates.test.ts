import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtBundle, readBundle, type AppManifest } from '../support/weapp/bundle.ts'
import { freeGlobals, globalFaults } from '../support/weapp/gate.globals.ts'
import { languageFaults } from '../support/weapp/gate.language.ts'
import { manifestFaults, projectFaults } from '../support/weapp/gate.manifest.ts'
import {
  mostInIcon,
  mostInMain,
  mostInSubpackage,
  packageFaults,
  packageSizes,
} from '../support/weapp/gate.packages.ts'

const miniapp = fileURLToPath(new URL('../../miniapp', import.meta.url))

/** A copy of the bundle to plant a fault in. */
let copy: string
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'liren-weapp-'))
  cpSync(builtBundle, copy, { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

const add = (file: string, text: string) => writeFileSync(path.join(copy, file), text, { flag: 'a' })
const settings = (change: (manifest: AppManifest) => void) => {
  const file = path.join(copy, 'app.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as AppManifest
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
}

describe('packages', () => {
  it('are small enough, and hold every page and tab', () => {
    const bundle = readBundle()
    expect(packageFaults(bundle)).toEqual([])
    expect([...packageSizes(bundle).keys()].toSorted()).toEqual(
      ['', ...(bundle.manifest.subPackages ?? []).map(({ root }) => root)].toSorted(),
    )
  })
  it('are measured: a main package, a subpackage and an icon too large are found', () => {
    add('common.js', ' '.repeat(mostInMain))
    add('pages/workbench/desk/index.js', ' '.repeat(mostInSubpackage))
    add('assets/tabs/home.png', ' '.repeat(mostInIcon))
    expect(packageFaults(readBundle(copy))).toEqual([
      expect.stringContaining('the main package'),
      expect.stringContaining('pages/workbench'),
      expect.stringContaining('assets/tabs/home.png'),
    ])
  })
  it('hold what app.json names: a missing page and a tab in a subpackage are found', () => {
    rmSync(path.join(copy, 'pages/tabs/me/index.wxml'))
    settings(({ tabBar }) => Object.assign(tabBar?.list[0] ?? {}, { pagePath: 'pages/workbench/desk/index' }))
    expect(packageFaults(readBundle(copy))).toEqual([
      'pages/tabs/me/index.wxml is missing',
      'pages/workbench/desk/index is a tab outside the main package',
    ])
  })
})

describe('scripts', () => {
  it('keep to the language of the oldest phone we serve', () => {
    expect(languageFaults(builtBundle)).toEqual([])
  })
  it.each([
    ['a private field', 'class A { #b = 1 }'],
    ['optional chaining', 'wx?.a'],
    ['nullish assignment', 'var a; a ??= 1'],
    ['a look-behind', '/(?<!a)b/v'],
    ['an import', 'import "./a"'],
  ])('%s is found', (_, script) => {
    add('runtime.js', `\n;${script}`)
    expect(languageFaults(copy)).toEqual([expect.stringMatching(/^runtime\.js: /)])
  })
  it('modern words in WXS are found', () => {
    add('utils.wxs', '\nconst a = 1')
    expect(languageFaults(copy)).toEqual([expect.stringMatching(/^utils\.wxs: /)])
  })
  it('use no global that a phone lacks', () => {
    // Taro's branch for another app, and zod's checks of base64 and JWT, which no schema of ours asks for.
    expect(globalFaults(builtBundle)).toEqual(['taro.js: tt', 'vendors.js: atob'])
    add('runtime.js', '\n;document.title = ""')
    expect(globalFaults(copy)).toContain('runtime.js: document')
  })
  it.each([
    ['window', 'window.a = 1'],
    ['process', 'var env = process.env.A'],
    ['structuredClone', '(function () { return structuredClone({}) })()'],
    ['AbortController', 'var a, b = typeof a === "undefined" ? 1 : new AbortController()'],
    ['WeakRef', 'new WeakRef({})'],
    ['Intl', 'var f = () => new Intl.NumberFormat()'],
  ])('a free %s is found', (name, script) => {
    expect(freeGlobals(script)).toEqual([name])
  })
  it.each([
    ['asking before', 'if (typeof performance !== "undefined" && performance.now) performance.now()'],
    ['a name of its own', 'function f(window) { var process = window; return process }'],
  ])('%s is no fault', (_, script) => {
    expect(freeGlobals(script)).toEqual([])
  })
})

describe('app.json and project.config.json', () => {
  it('say what WeChat accepts and what we promised', () => {
    expect(manifestFaults(readBundle())).toEqual([])
    expect(projectFaults(miniapp)).toEqual([])
  })
  it('are read: settings switched off, a private interface undeclared and a theme without a value are found', () => {
    add('common.js', '\n;wx.getLocation({})')
    add('theme.json', ' ')
    settings((manifest) => {
      Object.assign(manifest, {
        lazyCodeLoading: '',
        __usePrivacyCheck__: false,
        requiredPrivateInfos: ['chooseAddress'],
      })
      Object.assign(manifest['window'] as object, { backgroundColor: '@sand' })
    })
    expect(manifestFaults(readBundle(copy))).toEqual([
      'lazyCodeLoading is not requiredComponents',
      '__usePrivacyCheck__ is not on',
      'chooseAddress is declared and never used',
      'getLocation is used and not declared',
      '@sand has no light value',
      '@sand has no dark value',
    ])
  })
  it('point DevTools at the build: a project that does not is found', () => {
    writeFileSync(
      path.join(copy, 'project.config.json'),
      JSON.stringify({ compileType: 'plugin', appid: '', miniprogramRoot: 'dist/' }),
    )
    expect(projectFaults(copy)).toEqual([
      'compileType is not miniprogram',
      'there is no appid',
      'libVersion names no base library',
      'miniprogramRoot holds no app.json',
    ])
  })
})
