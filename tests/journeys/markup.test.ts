import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import { announcementsSearch } from '@liren/shared/announcements.search'
import type { StructuredText } from '@liren/shared/structured.text'
import type { Page } from 'playwright-core'
import { markup } from '../support/markup.ts'
import { startNotice, writeNotice } from '../support/journeys/composer.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap } from '../support/journeys/tour.ts'
import { publishNotice } from '../support/world.ts'

/** Every piece of the corpus as every kind of block, cut to what each takes. */
const blocks: StructuredText = markup.flatMap((text) => [
  { type: 'paragraph', text },
  { type: 'heading', text: text.slice(0, 60).trim() },
  { type: 'list', ordered: false, items: [text] },
])
const atOnce = 48
const notices = Array.from({ length: Math.ceil(blocks.length / atOnce) }, (_, n) =>
  blocks.slice(n * atOnce, (n + 1) * atOnce),
)

/** What would be there if anything of it had been taken for markup, or had run. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    ran: (window as { ran?: unknown }).ran ?? null,
    elements: document.querySelectorAll(
      'main :is(script, iframe, object, embed, svg, img, math, form, base, meta, style, link, video, audio, details, marquee)',
    ).length,
    handlers: [...document.querySelectorAll('main *')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
    links: document.querySelectorAll('main a[href]').length,
  }))
const nothing = { ran: null, elements: 0, handlers: 0, links: 0 }

describe('markup in what people write', () => {
  let stage: Stage
  const ids: string[] = []
  beforeAll(async () => {
    stage = await openStage()
    const as = await stage.sessionOf('沈书记')
    const signature = { role: 'committee' as const, scopeId: stage.communityId }
    const audience = [
      { type: 'place' as const, kind: 'community' as const, placeId: stage.communityId, ownersOnly: false },
    ]
    for (const [n, body] of notices.entries()) {
      const title = (markup[n] ?? '').slice(0, 60).trim()
      ids.push((await publishNotice(stage.test, as, stage.communityId, { audience, signature, title, body })).id)
    }
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is shown as written, and nothing of it runs, becomes an element or asks for anything elsewhere', () =>
    stage.visit({ as: '陈默' }, async ({ page, open }) => {
      await open('/')
      await seen(page, '[id^=feed-item-]')
      expect(await traces(page)).toEqual(nothing)
      for (const [n, id] of ids.entries()) {
        await open(`/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`)
        const [first] = notices[n] ?? []
        const words = first && 'text' in first ? first.text : ''
        await page.getByRole('article').getByText(words, { exact: true }).first().waitFor()
        expect(await traces(page)).toEqual(nothing)
      }
    }))

  test('is found by search and set off without being taken for markup', () =>
    stage.visit({ as: '陈默' }, async ({ page, open }) => {
      for (const q of ['script', 'onerror', 'javascript']) {
        await open(`/pages/announcements/search/index?community=${stage.communityId}`)
        await page.reload()
        await at(page, '#search-words').fill(q)
        await tap(page, '#search-go')
        await seen(page, '[id^=found-] strong')
        expect(await traces(page)).toEqual(nothing)
      }
      const as = await stage.sessionOf('陈默')
      const query = { q: 'script' }
      const { items } = await stage.test.call(
        announcementsSearch.search,
        { params: { communityId: stage.communityId }, query },
        { as },
      )
      expect(items.length).toBeGreaterThan(0)
    }))

  test('is typed into the composer and shown in its check as written', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page, open } = visitor
      await open('/')
      await startNotice(visitor)
      const [text = '', other = ''] = markup
      await writeNotice(visitor, {
        title: text.slice(0, 60),
        text: markup.slice(0, 12).join('\n'),
        heading: other.slice(0, 60),
      })
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await seen(page, '[id^=place-community-]')
      await page.locator('#reach-preview >> visible=true').getByText(/\d/).first().waitFor()
      await page.getByRole('button', { name: '下一步：核对' }).tap()
      await page.getByRole('article').waitFor()
      expect(await traces(page)).toEqual(nothing)
    }))

  test('in a question and its reply is shown as written', () =>
    stage.visit({ as: '陈默' }, async ({ page, open }) => {
      const { test: app, communityId } = stage
      const [announcementId = ''] = ids
      const [committee, asker] = [await stage.sessionOf('沈书记'), await stage.sessionOf('陈默')]
      const setting = { version: 0, isOn: true, promisedReplyMinutes: 120 }
      await app.call(questions.setSettings, { params: { communityId }, body: setting }, { as: committee })
      const text = markup.join(' ').slice(0, 490)
      const asked = { params: { communityId, announcementId }, body: { text, isNamed: true } }
      const { id } = await app.call(questions.ask, asked, { as: asker })
      const about = { params: { communityId, questionId: id } }
      await app.call(questions.review, { ...about, body: { refusal: null } }, { as: committee })
      await app.call(questions.answer, { ...about, body: { text: markup.join(' ').slice(0, 990) } }, { as: committee })
      await open(`/pages/announcements/detail/index?community=${communityId}&id=${announcementId}`)
      await seen(page, `#question-${id}`)
      expect(await traces(page)).toEqual(nothing)
    }))
})
