import { renderToStaticMarkup } from 'react-dom/server'
import type { AnnouncementReach } from '@liren/shared/announcements.reach'
import '../support/taro.ts'
import { ReachCard } from '../../miniapp/src/features/announcements/components/reach.card.tsx'
import { ReachTimeline } from '../../miniapp/src/features/announcements/components/reach.timeline.tsx'
import { ReachWechat } from '../../miniapp/src/features/announcements/components/reach.wechat.tsx'

const reach = { people: 12, peopleRead: 3, flats: 8, flatsRead: 2, flatsWithNobody: 0 }
const wechat = { isOn: true, sent: 5, waiting: 0, nextAt: null, refused: 1, noCredit: 6, unknown: 0 }
const hour = 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

const whole: AnnouncementReach = {
  id: 'n',
  title: '停水',
  audienceLabels: ['枫林苑 1幢'],
  publishedAt: hoursAgo(2),
  reach,
  confirmed: null,
  timeline: [
    { until: hoursAgo(1), peopleRead: 1 },
    { until: hoursAgo(0), peopleRead: 3 },
  ],
  wechat,
  reminder: null,
  abilities: { remind: true, print: true },
}

/** Cells of the tables behind the pictures, row by row. */
const cells = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  )
const heights = (html: string) => [...html.matchAll(/height:\s?(\d+)%/g)].map(([, percent]) => Number(percent))
const widths = (html: string) => [...html.matchAll(/width:\s?(\d+)%/g)].map(([, percent]) => Number(percent))

describe('how far a notice came', () => {
  it('is people and flats, each a bar of its own whole with the same figures in a table', () => {
    const html = renderToStaticMarkup(<ReachCard reach={reach} />)
    expect(widths(html)).toEqual([25, 25])
    expect(cells(html).slice(1)).toEqual([
      ['人', '3 / 12 人已读'],
      ['户', '2 / 8 户有人已读'],
    ])
    expect(html).not.toContain('confirmed-bars')
  })

  it('counts those who confirmed against the same whole', () => {
    const html = renderToStaticMarkup(<ReachCard reach={reach} confirmed={{ people: 6, flats: 8 }} />)
    expect(widths(html)).toEqual([25, 25, 50, 100])
  })

  it('of an audience where nobody is registered says so, and draws nothing', () => {
    const none = { people: 0, peopleRead: 0, flats: 5, flatsRead: 0, flatsWithNobody: 5 }
    const html = renderToStaticMarkup(<ReachCard reach={none} confirmed={{ people: 0, flats: 0 }} />)
    expect(html).not.toContain('reach-bars')
    expect(html).not.toContain('confirmed-bars')
    expect(html).toContain('role="status"')
  })

  it('names the flats where nobody is registered only where there are some', () => {
    const some = renderToStaticMarkup(<ReachCard reach={{ ...reach, flatsWithNobody: 3 }} />)
    expect(some).toContain('其中 3 户')
    expect(renderToStaticMarkup(<ReachCard reach={reach} />)).not.toContain('户还没有人登记')
  })
})

describe('reading over time', () => {
  it('grows against everybody it is for', () => {
    const html = renderToStaticMarkup(<ReachTimeline reach={whole} />)
    expect(heights(html)).toEqual([8, 25])
    expect(
      cells(html)
        .slice(1)
        .map(([, text]) => text),
    ).toEqual(['1 人', '3 人'])
  })

  it('never passes its whole, and of nobody is no height', () => {
    const gone = { ...whole, reach: { ...reach, people: 2 } }
    expect(heights(renderToStaticMarkup(<ReachTimeline reach={gone} />))).toEqual([50, 100])
    const nobody = { ...whole, reach: { ...reach, people: 0 } }
    expect(heights(renderToStaticMarkup(<ReachTimeline reach={nobody} />))).toEqual([0, 0])
  })

  it('names no time that is yet to come', () => {
    const early = { ...whole, timeline: [{ until: hoursAgo(-1), peopleRead: 3 }] }
    const present = { ...whole, timeline: [{ until: hoursAgo(0), peopleRead: 3 }] }
    expect(cells(renderToStaticMarkup(<ReachTimeline reach={early} />))).toEqual(
      cells(renderToStaticMarkup(<ReachTimeline reach={present} />)),
    )
  })
})

describe('telling in WeChat', () => {
  it('is messages sent, waiting and not taken, and people whom it could not tell', () => {
    const html = renderToStaticMarkup(<ReachWechat wechat={wechat} />)
    for (const [id, value] of [
      ['sent', '5 条'],
      ['waiting', '0 条'],
      ['no-credit', '6 人'],
      ['refused', '1 条'],
    ])
      expect(html).toMatch(new RegExp(`id="wechat-${id ?? ''}"[^>]*>${value ?? ''}<`))
    expect(html).not.toContain('wechat-unknown')
  })

  it('says when the next one leaves, and of the unknown that they count as unreached', () => {
    const later = { ...wechat, waiting: 4, nextAt: hoursAgo(-3), unknown: 2 }
    const html = renderToStaticMarkup(<ReachWechat wechat={later} />)
    expect(html).toContain('下一批')
    expect(html).toMatch(/id="wechat-unknown"[^>]*>2 条</)
    expect(html).toContain('按没送到算')
  })

  it('is not drawn where the platform has no WeChat messages', () => {
    const html = renderToStaticMarkup(<ReachWechat wechat={{ ...wechat, isOn: false }} />)
    expect(html).toContain('wechat-off')
    expect(html).not.toContain('wechat-sent')
  })
})
