import { jest } from '@jest/globals'
import { register } from '@liren/shared/register'
import { onRequest } from '../support/taro.ts'
import { communityId, ok, refusal, sessionCalled, signInAs } from '../support/miniapp.client.ts'
import { download } from '../../miniapp/src/lib/download.ts'
import { upload } from '../../miniapp/src/lib/upload.ts'
import { nameIn } from '../../miniapp/src/platform/file.name.ts'

/** What a browser's XMLHttpRequest is to an upload; `reply` answers, or loses the line when it gives null. */
class StandInRequest extends EventTarget {
  static sent: { url: string; headers: Record<string, string>; form: FormData }[] = []
  static reply: () => { status: number; body: unknown } | null = () => null
  upload = new EventTarget()
  status = 0
  responseText = ''
  timeout = 0
  private url = ''
  private readonly headers: Record<string, string> = {}

  open(_method: string, url: string) {
    this.url = url
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  abort() {
    this.dispatchEvent(new Event('abort'))
    this.dispatchEvent(new Event('loadend'))
  }
  send(form: FormData) {
    StandInRequest.sent.push({ url: this.url, headers: this.headers, form })
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 1, total: 3 }))
    const answer = StandInRequest.reply()
    if (answer === null) return
    this.status = answer.status
    this.responseText = JSON.stringify(answer.body)
    this.dispatchEvent(new Event('load'))
    this.dispatchEvent(new Event('loadend'))
  }
}
Object.assign(globalThis, { XMLHttpRequest: StandInRequest })

const estateId = communityId
const file = { name: '天鹅堡 名册.csv', size: 3, source: new Blob(['a,b']) }
const refused = (status: number, code: Parameters<typeof refusal>[1]) => ({ status, body: refusal(status, code).data })
const seen: number[] = []
const send = (signal?: AbortSignal) =>
  upload(register.upload, { params: { communityId, estateId } }, file, {
    submission: 'one-submission-name',
    onProgress: (percent) => seen.push(percent),
    signal,
  })

beforeEach(() => {
  signInAs('one')
  StandInRequest.sent = []
  seen.length = 0
})

describe('an upload', () => {
  test('is one file in a form, under its name, with who sends it and which submission it is', async () => {
    StandInRequest.reply = () => ({ status: 202, body: { id: communityId } })
    expect(await send()).toEqual({ id: communityId })
    const [sent] = StandInRequest.sent
    expect(sent?.url).toBe(`/api/v1/communities/${communityId}/estates/${estateId}/register-imports`)
    expect(sent?.headers).toMatchObject({
      authorization: 'Bearer access-one',
      'idempotency-key': 'one-submission-name',
      'accept-language': 'zh-CN',
    })
    expect(sent?.headers).not.toHaveProperty('content-type')
    expect([...(sent?.form.keys() ?? [])]).toEqual(['file'])
    expect(sent?.form.get('file')).toHaveProperty('name', file.name)
    expect(seen).toEqual([33])
  })

  test('with a spent token is sent again with a fresh one, as the same submission', async () => {
    onRequest(() => ok(sessionCalled('two')))
    StandInRequest.reply = () =>
      StandInRequest.sent.length === 1 ? refused(401, 'unauthenticated') : { status: 202, body: { id: communityId } }
    await send()
    expect(StandInRequest.sent.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer access-one',
      'Bearer access-two',
    ])
    expect(new Set(StandInRequest.sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('that is refused says why', async () => {
    StandInRequest.reply = () => refused(409, 'register_import_open')
    await expect(send()).rejects.toMatchObject({ kind: 'refused', problem: { code: 'register_import_open' } })
  })

  test('can be stopped', async () => {
    StandInRequest.reply = () => null
    const stopper = new AbortController()
    const sending = send(stopper.signal)
    await new Promise(setImmediate)
    stopper.abort(new Error('stopped by hand'))
    await expect(sending).rejects.toThrow('stopped by hand')
  })
})

describe('a download', () => {
  const ask = () => download(register.takeExport, { params: { communityId, exportId: communityId } })
  const fetched: string[] = []
  const saved: { name: string; href: string }[] = []

  beforeEach(() => {
    fetched.length = 0
    saved.length = 0
    const link = { href: '', download: '', click: () => saved.push({ name: link.download, href: link.href }) }
    Object.assign(document, { createElement: () => link })
    URL.createObjectURL = () => 'blob:one'
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  const answerWith = (answer: () => Response | Promise<Response>) => {
    globalThis.fetch = async (asked) => {
      if (typeof asked === 'string') fetched.push(asked)
      return answer()
    }
  }

  test('is saved under the name the server gave it', async () => {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('名册 3号楼.xlsx')}`
    answerWith(() => new Response('sheet', { headers: { 'content-disposition': disposition } }))
    await ask()
    expect(fetched).toEqual([`/api/v1/communities/${communityId}/register-exports/${communityId}/file`])
    expect(saved).toEqual([{ name: '名册 3号楼.xlsx', href: 'blob:one' }])
  })

  test('that is refused says why, and saves nothing', async () => {
    answerWith(() => new Response(JSON.stringify(refusal(403, 'forbidden').data), { status: 403 }))
    await expect(ask()).rejects.toMatchObject({ problem: { code: 'forbidden' } })
    expect(saved).toEqual([])
  })

  test('is not tried again by itself when the line is lost', async () => {
    answerWith(() => Promise.reject(new TypeError('lost')))
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' })
    expect(fetched).toHaveLength(1)
  })

  test('without a readable name still has one', () => {
    expect([nameIn(null), nameIn("attachment; filename*=UTF-8''%E5%90")]).toEqual(['liren', 'liren'])
  })
})
