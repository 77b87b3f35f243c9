import { readFileSync } from 'node:fs'
import path from 'node:path'
import { constants } from 'node:zlib'
import { defineConfig } from '@tarojs/cli'
import Compression from 'compression-webpack-plugin'
import { Compilation, ProvidePlugin, sources, type Chunk, type ChunkGraph, type Compiler, type Module } from 'webpack'
import type Chain from 'webpack-chain'

const root = path.resolve(__dirname, '..')
const platformFolder = path.join(root, 'src/platform')

/** Packages shipped above our language level; compiled with our own sources. */
const compiled = [
  (file: string) => file.startsWith(path.resolve(root, '../shared/src')),
  (file: string) => /node_modules[\\/](@tanstack[\\/]|@noble[\\/]|zod[\\/])/.test(file),
]

/** CSS modules for `*.module.css`; lengths stay as written, so that tokens mean the same on every target. */
const postcss = {
  pxtransform: { enable: false },
  cssModules: {
    enable: true,
    config: { namingPattern: 'module' as const, generateScopedName: '[local]_[hash:base64:5]' },
  },
}

/** `x.weapp.ts` stands in for `x.ts` in the WeChat build; `x.ts` is what H5, the type checker and tests see. */
function preferPlatformFiles(chain: Chain) {
  const suffix = `.${process.env.TARO_ENV}`
  chain.merge({
    resolve: { extensionAlias: { '.ts': [`${suffix}.ts`, '.ts'], '.tsx': [`${suffix}.tsx`, '.tsx'] } },
  })
}

/** Polyfills Taro brings for browsers far older than ours, and a way to call servers that we do not use. */
function leaveOutPolyfills(chain: Chain) {
  const polyfills = ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only', 'jsonp-retry']
  chain.merge({ resolve: { alias: Object.fromEntries(polyfills.map((name) => [name, false])) } })
}

const homePage = path.join(root, 'src/pages/tabs/home/')

/** Tells whether the first page uses a module: whether a chunk that holds it holds that page too. */
function usedByHome() {
  const known = new Map<Chunk, boolean>()
  const isHome = (chunk: Chunk, graph: ChunkGraph) =>
    [...graph.getChunkModulesIterable(chunk)].some((module) => module.nameForCondition()?.startsWith(homePage))
  return (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }) =>
    [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => {
      if (!known.has(chunk)) known.set(chunk, isHome(chunk, chunkGraph))
      return known.get(chunk)
    })
}

/** What several H5 pages use is loaded once, not packed into each of them; the first page loads only what it uses. */
function shareBetweenPages(chain: Chain) {
  const between = { chunks: 'async', minChunks: 2, reuseExistingChunk: true } as const
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 10_000,
    cacheGroups: {
      shared: { ...between, name: 'shared', priority: 20, test: usedByHome() },
      pages: { ...between, name: 'pages', priority: 10 },
    },
  })
}

/** Puts the worker that keeps the client on a device beside the H5 client, with the addresses of all its files. */
class OfflineWorker {
  apply(compiler: Compiler) {
    const name = 'OfflineWorker'
    const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      compilation.hooks.processAssets.tap({ name, stage }, (assets) => {
        const files = Object.keys(assets).filter((file) => /^(js|css)\/.*\.(js|css)$/.test(file))
        const addresses = JSON.stringify(['/', ...files.sort().map((file) => `/${file}`)])
        const code = readFileSync(path.join(__dirname, 'offline.worker.js'), 'utf8')
        compilation.emitAsset('offline.js', new sources.RawSource(code.replace('self.clientFiles', () => addresses)))
      })
    })
  }
}

/** Lays every file of the H5 client down compressed as well as it goes, once, beside the plain one; the server picks. */
function compressOnce(chain: Chain) {
  const common = { test: /\.(js|css|html|svg|json)$/, threshold: 1024 }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  const brotli = { algorithm: 'brotliCompress', compressionOptions: quality, filename: '[path][base].br', ...common }
  chain.plugin('brotli').use(Compression, [brotli])
  chain.plugin('gzip').use(Compression, [{ algorithm: 'gzip', compressionOptions: { level: 9 }, ...common }])
}

/** Mini-programs have no AbortController, without which react-query hangs silently, and nothing that makes bytes of text. */
function provideWhatPhonesLack(chain: Chain) {
  chain.plugin('provided').use(ProvidePlugin, [
    {
      TextEncoder: [path.join(platformFolder, 'text.encoder.ts'), 'TextEncoder'],
      AbortController: [path.join(platformFolder, 'abort.controller.ts'), 'AbortController'],
      AbortSignal: [path.join(platformFolder, 'abort.controller.ts'), 'AbortSignal'],
    },
  ])
}

export default defineConfig({
  projectName: 'liren',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Written out even when unset: a mini-program has no `process` to ask at run time.
  env: { TARO_APP_API_ORIGIN: JSON.stringify(process.env['TARO_APP_API_ORIGIN'] ?? '') },
  // What WeChat shows of a page that is passed on; the page itself might show what is only for some.
  copy: {
    patterns:
      process.env.TARO_ENV === 'weapp' ? [{ from: 'src/assets/share.png', to: 'dist/weapp/assets/share.png' }] : [],
    options: {},
  },
  plugins: [path.join(__dirname, 'aria.plugin.js')],
  mini: {
    postcss,
    compile: { include: compiled },
    optimizeMainPackage: { enable: true },
    webpackChain(chain) {
      preferPlatformFiles(chain)
      provideWhatPhonesLack(chain)
    },
  },
  h5: {
    // Our elements are plain HTML here: `button` in a selector means a button, not Taro's own component.
    postcss: { ...postcss, htmltransform: { enable: false, config: { removeCursorStyle: false } } },
    publicPath: '/',
    staticDirectory: 'static',
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    router: { mode: 'hash' },
    // In watch mode the client has a server of its own, which passes on what is for the API.
    devServer: {
      host: '127.0.0.1',
      port: 10_086,
      open: false,
      // Reloads the page instead of swapping parts of it, which would take two packages more.
      hot: false,
      proxy: [{ context: ['/api'], target: `http://127.0.0.1:${process.env.PORT || '3000'}` }],
    },
    compile: { include: compiled },
    webpackChain(chain) {
      preferPlatformFiles(chain)
      shareBetweenPages(chain)
      leaveOutPolyfills(chain)
      chain.plugin('offline').use(OfflineWorker)
      if (process.env.NODE_ENV === 'production') compressOnce(chain)
    },
  },
})
