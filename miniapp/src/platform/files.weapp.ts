import Taro from '@tarojs/taro'
import type { FileAnswer, FileAsking, FileSending, PickedFile } from './files.types.ts'
import { nameIn } from './file.name.ts'
import { parsed, Unreachable, type WireReply } from './request.ts'

/** WeChat sends a file under the last part of its path, which is a temporary one: a copy carries the real name. */
function underItsName(path: string, name: string): string {
  const copy = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  try {
    Taro.getFileSystemManager().copyFileSync(path, copy)
    return copy
  } catch {
    return path
  }
}

function drop(path: string): void {
  try {
    Taro.getFileSystemManager().unlinkSync(path)
  } catch {
    // It was never there, or goes with the mini-program.
  }
}

export async function sendFile(sending: FileSending): Promise<Pick<WireReply, 'status' | 'body'>> {
  const { url, headers, file, onProgress, signal, timeoutMs } = sending
  signal?.throwIfAborted?.()
  const chosen = typeof file.source === 'string' ? file.source : ''
  const filePath = underItsName(chosen, file.name)
  const task = Taro.uploadFile({ url, header: headers, name: 'file', filePath, timeout: timeoutMs })
  task.progress(({ progress }) => onProgress(progress))
  const stop = () => task.abort()
  signal?.addEventListener('abort', stop)
  try {
    const reply = await task
    return { status: reply.statusCode, body: parsed(reply.data) }
  } catch {
    signal?.throwIfAborted?.()
    throw new Unreachable('no answer')
  } finally {
    signal?.removeEventListener('abort', stop)
    if (filePath !== chosen) drop(filePath)
  }
}

const opened = ['xlsx', 'pdf', 'docx'] as const

/** WeChat shows documents itself, with a menu to keep or forward them; anything else goes to a chat. */
async function hand(path: string): Promise<void> {
  const ending = path.split('.').pop() ?? ''
  const fileType = opened.find((one) => one === ending)
  if (fileType) await Taro.openDocument({ filePath: path, fileType, showMenu: true })
  else await Taro.shareFileMessage({ filePath: path })
}

/** Bytes of UTF-8; mini-programs have no TextDecoder. */
function textOf(bytes: ArrayBuffer): string {
  const escaped = [...new Uint8Array(bytes)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
  return decodeURIComponent(escaped.join(''))
}

/** wx.downloadFile knows GET alone: a file that is made on asking comes as bytes and is put down under its name. */
async function askAnew({ method, url, headers, body, signal, timeoutMs }: FileAsking): Promise<FileAnswer> {
  const task = Taro.request<ArrayBuffer>({
    url,
    method,
    header: headers,
    data: body === undefined ? undefined : JSON.stringify(body),
    dataType: 'other',
    responseType: 'arraybuffer',
    timeout: timeoutMs,
  })
  return stoppable(task, signal, async ({ statusCode, data, header }) => {
    if (statusCode >= 400)
      return { status: statusCode, body: parsed(textOf(data)), hand: async () => {}, address: () => '' }
    const disposition = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === 'content-disposition')
    const path = `${Taro.env.USER_DATA_PATH ?? ''}/${nameIn(disposition ? String(disposition[1]) : null)}`
    Taro.getFileSystemManager().writeFileSync(path, data)
    return { status: statusCode, body: undefined, hand: () => hand(path), address: () => path }
  })
}

/** Waits for a task of WeChat's, which the signal stops. Rejects with `Unreachable` or the signal's reason. */
async function stoppable<T>(
  task: Promise<T> & { abort?: () => void },
  signal: AbortSignal | undefined,
  answer: (reply: T) => Promise<FileAnswer>,
): Promise<FileAnswer> {
  const stop = () => task.abort?.()
  signal?.addEventListener('abort', stop)
  try {
    return await answer(await task)
  } catch {
    signal?.throwIfAborted?.()
    throw new Unreachable('no answer')
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

export async function askFile(asking: FileAsking): Promise<FileAnswer> {
  const { method, url, headers, signal, timeoutMs } = asking
  signal?.throwIfAborted?.()
  if (method !== 'GET') return askAnew(asking)
  const task = Taro.downloadFile({ url, header: headers, timeout: timeoutMs })
  return stoppable(task, signal, async ({ statusCode, tempFilePath }) => {
    const address = () => tempFilePath
    if (statusCode < 400) return { status: statusCode, body: undefined, hand: () => hand(tempFilePath), address }
    // A refusal arrives as a file, too.
    const text = Taro.getFileSystemManager().readFileSync(tempFilePath, 'utf8')
    return { status: statusCode, body: parsed(text), hand: async () => {}, address }
  })
}

/** Temporary files go with the mini-program. */
export const release = (_address: string): void => {}

/** Where a chosen file can be looked at before it is sent. */
export const localAddress = ({ source }: PickedFile): string => (typeof source === 'string' ? source : '')
