import type { Life } from './life.ts'

/** Read by libraries that look around: absent on phones too, or the bundle's own. */
const lookedFor = new Set(['cloud', 'webpackJsonp', 'then', 'toJSON'])

/** The `wx` object: whatever is not simulated is a fault that names it. */
export function createWx(parts: readonly object[], life: Life): object {
  const all: Record<string, unknown> = Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
  all['canIUse'] = (schema: string) => (schema.split('.')[0] ?? '') in all
  return new Proxy(all, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || Reflect.has(target, name)) return Reflect.get(target, name, receiver) as unknown
      if (!lookedFor.has(name)) life.fault(`wx.${name} is not simulated`)
      return undefined
    },
  })
}
