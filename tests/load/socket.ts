import { connect, type Socket } from 'node:net'

/** A reply as far as a load test looks: its status, and how many bytes came. */
export interface Answer {
  status: number
  bytes: number
  text: () => string
}

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('0\r\n\r\n')

/** The length of a whole reply at the start of the buffer, or null while some of it is missing. */
function lengthOf(buffer: Buffer): number | null {
  const end = buffer.indexOf(headEnd)
  if (end < 0) return null
  const head = buffer.toString('latin1', 0, end)
  const body = end + headEnd.length
  if (/^HTTP\/1.1 (204|304)/.test(head)) return body
  if (/\r\ntransfer-encoding: chunked/i.test(head))
    return buffer.subarray(-lastChunk.length).equals(lastChunk) ? buffer.length : null
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`a reply without a length: ${head}`)
  const whole = body + Number(length)
  return buffer.length >= whole ? whole : null
}

/**
 * One kept-alive connection that asks one thing at a time. It knows as little of HTTP as it needs, so that the load
 * costs next to nothing beside what it measures.
 */
export class Line {
  private readonly socket: Socket
  private received: Buffer[] = []
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.socket.on('data', (chunk) => {
      this.take(chunk)
    })
    this.socket.on('error', (error) => this.settle?.reject(error))
    this.socket.on('close', () => this.settle?.reject(new Error('the server hung up')))
  }

  /** Sends a request as bytes and waits for the whole reply. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject }
      this.socket.write(request)
    })
  }

  close(): void {
    this.settle = undefined
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    this.received.push(chunk)
    const buffer = this.received.length === 1 ? chunk : Buffer.concat(this.received)
    const length = lengthOf(buffer)
    if (length === null) {
      this.received = [buffer]
      return
    }
    this.received = []
    const { settle } = this
    this.settle = undefined
    const status = Number(buffer.toString('latin1', 9, 12))
    settle?.resolve({ status, bytes: length, text: () => buffer.toString('utf8') })
  }
}

/** The bytes of a GET. */
export const bytesOf = (path: string, headers: Record<string, string>): Buffer =>
  Buffer.from(
    [`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
      .join('\r\n')
      .concat('\r\n\r\n'),
  )
