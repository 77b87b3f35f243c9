import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { urlOf } from '@liren/shared/endpoint'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { noticesOf } from '../support/notices.ts'
import { smallPdf } from '../support/pdf.ts'
import { patiently } from '../support/race.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let port: number
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  await test.app.listen({ host: '127.0.0.1', port: 0 })
  port = (test.app.server.address() as AddressInfo).port
})
afterAll(() => test.close())

const head =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'

/** Sends the head of an upload with a part of its body, and hangs up after so many milliseconds. */
async function cutOff(url: string, part: string, afterMs: number): Promise<void> {
  const line = connect(port, '127.0.0.1')
  await once(line, 'connect')
  line.on('error', () => undefined)
  line.write(
    `POST ${url} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${world.committee.accessToken}\r\n` +
      `idempotency-key: ${newKey()}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n${part}`,
  )
  await wait(afterMs)
  line.destroy()
}

describe('an upload that is cut off', () => {
  it.each([
    ['before its body', '', [0, 1, 3, 10, 100]],
    ['within its headers', head.slice(0, 40), [0, 1, 3, 10, 100]],
    ['within the file', `${head}%PDF-1.4`, [0, 1, 3, 10, 100]],
  ])('%s leaves room for the next of the same person', async (_at, part, moments) => {
    const mine = noticesOf(test, world)
    const draft = await mine.create()
    for (const afterMs of moments) {
      await cutOff(urlOf(announcementAttachments.upload, mine.at(draft)), part, afterMs)
      const next = patiently(() => mine.attach(draft, smallPdf(), `${String(afterMs)}.pdf`), 100)
      await expect(next).resolves.toMatchObject({ kind: 'pdf' })
    }
  })
})
