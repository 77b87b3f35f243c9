import Taro from '@tarojs/taro'
import type { FileAnswer, FileAsking, FileSending } from './files.types.ts'
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
  const filePath = underItsName(String(file.source), file.name)
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
    if (filePath !== file.source) drop(filePath)
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

export async function askFile({ url, headers, signal, timeoutMs }: FileAsking): Promise<FileAnswer> {
  signal?.throwIfAborted?.()
  const task = Taro.downloadFile({ url, header: headers, timeout: timeoutMs })
  const stop = () => task.abort()
  signal?.addEventListener('abort', stop)
  try {
    const { statusCode, tempFilePath } = await task
    if (statusCode < 400) return { status: statusCode, body: undefined, hand: () => hand(tempFilePath) }
    // A refusal arrives as a file, too.
    const text = Taro.getFileSystemManager().readFileSync(tempFilePath, 'utf8')
    return { status: statusCode, body: parsed(text), hand: async () => {} }
  } catch {
    signal?.throwIfAborted?.()
    throw new Unreachable('no answer')
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
