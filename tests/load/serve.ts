import type { FastifyInstance } from 'fastify'

/** What a server's process tells the one that started it. */
export type Said = { port: number } | { cpu: NodeJS.CpuUsage }

/** Listens on the loopback, tells the port, and answers each message with the processor time used so far. */
export async function serve(app: FastifyInstance): Promise<void> {
  const tell = (said: Said): void => {
    process.send?.(said)
  }
  process.on('message', () => {
    tell({ cpu: process.cpuUsage() })
  })
  process.on('disconnect', () => {
    process.exit()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  tell({ port: address.port })
}
