import path from 'node:path'
import { readFileSync } from 'node:fs'
import type { ComponentLookup } from './wxml.draw.ts'
import type { TemplateFile } from './wxml.files.ts'

interface ComponentConfig {
  properties?: Record<string, { value?: unknown }>
  data?: Record<string, unknown>
  methods?: Record<string, unknown>
  options?: unknown
}
const simulated = new Set(['properties', 'data', 'methods', 'options'])

export interface ComponentParts {
  root: string
  template: (file: string) => TemplateFile
  /** Runs a component's file and gives what it passed to `Component()`. */
  register: (file: string) => Record<string, unknown>
}

/** Finds the components a page's or component's JSON names in `usingComponents`; none of them may keep state. */
export function createComponents({ root, template, register }: ComponentParts): (file: string) => ComponentLookup {
  const configs = new Map<string, ComponentConfig>()
  const lookups = new Map<string, ComponentLookup>()

  const configOf = (file: string): ComponentConfig => {
    const known = configs.get(file)
    if (known) return known
    const config = register(file)
    const foreign = Object.keys(config).filter((key) => !simulated.has(key))
    if (foreign.length > 0) throw new Error(`${file}: Component({ ${foreign.join(', ')} }) is not simulated`)
    configs.set(file, config)
    return config
  }

  const lookupFor = (file: string): ComponentLookup => {
    const known = lookups.get(file)
    if (known) return known
    const json = JSON.parse(readFileSync(path.join(root, `${file}.json`), 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    const used = new Map(
      Object.entries(json.usingComponents ?? {}).map(([tag, source]) => [
        tag,
        source.startsWith('/') ? source.slice(1) : path.posix.join(path.posix.dirname(file), source),
      ]),
    )
    const lookup: ComponentLookup = (tag, attributes) => {
      const target = used.get(tag)
      if (target === undefined) return null
      const { properties = {}, data = {}, methods = {} } = configOf(target)
      const given = Object.entries(properties).map(([name, property]) => [name, attributes[name] ?? property.value])
      return {
        template: template(`${target}.wxml`),
        data: { ...data, ...(Object.fromEntries(given) as object) },
        host: { name: target, methods },
        components: lookupFor(target),
      }
    }
    lookups.set(file, lookup)
    return lookup
  }
  return lookupFor
}
