import type { FastifyInstance } from 'fastify'

/** Every route of an app as `METHOD /path`, sorted, but the HEAD that Fastify adds beside each GET. */
export function routesOf(app: FastifyInstance): string[] {
  const above: string[] = []
  const found: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', path = '', methods = ''] = /^([│├└─\s]*)── (.*) \(([A-Z, ]+)\)$/.exec(line) ?? []
    if (path === '') continue
    const depth = Math.floor(indent.length / 4)
    const whole = (depth === 0 ? '' : (above[depth - 1] ?? '')) + path
    above[depth] = whole
    found.push(...methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${whole}`])))
  }
  return found.toSorted()
}
