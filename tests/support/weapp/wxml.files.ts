import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { parseWxml, type WxmlElement, type WxmlNode } from './wxml.parse.ts'
import type { Scope } from './wxml.expression.ts'

/** A template file with all that its templates can reach. */
export interface TemplateFile {
  file: string
  nodes: WxmlNode[]
  /** Templates defined here, and those of directly imported files: imports do not go through. */
  templates: ReadonlyMap<string, { element: WxmlElement; home: TemplateFile }>
  /** WXS modules by the names this file gives them. */
  modules: Scope
}

/** Reads and remembers the template files below a bundle's folder. */
export function createTemplateFiles(root: string): (file: string) => TemplateFile {
  const files = new Map<string, TemplateFile>()
  const modules = new Map<string, unknown>()
  const resolve = (from: string, source: string) =>
    source.startsWith('/') ? source.slice(1) : path.posix.join(path.posix.dirname(from), source)
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

  const wxs = (file: string): unknown => {
    if (!modules.has(file))
      modules.set(
        file,
        runWxs(read(file), file, (source) => wxs(resolve(file, source))),
      )
    return modules.get(file)
  }

  const load = (file: string): TemplateFile => {
    const known = files.get(file)
    if (known) return known
    const nodes = parseWxml(read(file), file)
    const templates = new Map<string, { element: WxmlElement; home: TemplateFile }>()
    const named: Record<string, unknown> = {}
    const made: TemplateFile = { file, nodes, templates, modules: named }
    files.set(file, made)
    for (const element of nodes.filter((node): node is WxmlElement => typeof node !== 'string')) {
      const { src, name, module } = element.attributes
      if (element.tag === 'import') {
        const imported = load(resolve(file, src ?? ''))
        for (const [key, value] of imported.templates) if (value.home === imported) templates.set(key, value)
      }
      if (element.tag === 'template' && name !== undefined) templates.set(name, { element, home: made })
      if (element.tag === 'wxs' && module !== undefined) {
        const inline = element.children.filter((child) => typeof child === 'string').join('')
        named[module] =
          src === undefined ? runWxs(inline, file, (source) => wxs(resolve(file, source))) : wxs(resolve(file, src))
      }
    }
    return made
  }
  return load
}

/** WXS runs apart from the app, with nothing but its own `module` and `require`. */
function runWxs(source: string, file: string, require: (source: string) => unknown): unknown {
  const module = { exports: {} as unknown }
  const context = vm.createContext({ module, require }, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(source, context, { filename: file })
  return module.exports
}
