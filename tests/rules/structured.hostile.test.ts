import { announcementDraft } from '@liren/shared/announcements'
import { emphasised, excerptOf, linkTarget, structuredText, type StructuredText } from '@liren/shared/structured.text'

const takes = (value: unknown) => structuredText.safeParse(value).success
const id = '01890000-0000-7000-8000-000000000001'

/** What has broken other pages: as words it is harmless, and stays exactly what it is. */
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="https://evil.example">点我领奖</a>',
  '[点我](javascript:alert(1))',
  '![x](https://evil.example/a.png)',
  '**<b onmouseover=alert(1)>粗</b>**',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<style>@import "//evil.example"</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<math><mtext></table><img src onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '__proto__',
  '<<SCRIPT>alert(1);//<</SCRIPT>',
]

/** Shapes that are none of ours: whatever they carry, they are not taken. */
const shapes: unknown[] = [
  { type: 'html', text: '<script>alert(1)</script>' },
  { type: 'paragraph', text: '看', html: '<script>' },
  { type: 'paragraph', text: '看', href: 'https://evil.example' },
  { type: 'paragraph', text: { toString: 'x' } },
  { type: 'paragraph', text: ['看'] },
  { type: 'heading', text: '看', onclick: 'alert(1)' },
  { type: 'list', ordered: false, items: [{ html: '<b>' }] },
  { type: 'list', ordered: 'false', items: ['看'] },
  { type: 'link', text: '看', to: 'https://evil.example' },
  { type: 'link', text: '看', to: { page: 'https://evil.example' } },
  { type: 'link', text: '看', to: { page: 'announcement', id: 'javascript:alert(1)' } },
  { type: 'link', text: '看', to: { page: 'announcement', id, url: 'https://evil.example' } },
  { type: 'link', text: '看', to: { page: 'announcement' } },
  { type: 'link', text: '看', to: { page: 'web', url: 'https://evil.example' } },
  { type: 'link', text: '看', url: 'https://evil.example' },
  { type: 'link', text: '看', to: { page: '../../identity/delete' } },
  { type: 'link', text: '看', to: null },
  { type: 'picture', src: 'https://evil.example/pixel.png' },
  { type: 'paragraph' },
  'text',
  null,
]

/** Characters that hide, reorder or end something. */
const hidden = ['\u202E', '\u202A', '\u2066', '\u200B', '\uFEFF', '\u0000', '\u0008', '\u001B', '\u007F', '\uD800']

describe('hostile words', () => {
  it.each(hostile)('%s stays what it is in every block, and nothing becomes of it', (text) => {
    const blocks: StructuredText = structuredText.parse([
      { type: 'paragraph', text },
      { type: 'heading', text: text.slice(0, 60) },
      { type: 'list', ordered: true, items: [text] },
      { type: 'link', text: text.slice(0, 40), to: { page: 'announcement', id } },
    ])
    expect(blocks[0]).toEqual({ type: 'paragraph', text })
    // Emphasis marks words, and is the only thing a text can ask for.
    const pieces = emphasised(text)
    expect(pieces.map((piece) => Object.keys(piece).toSorted())).toEqual(pieces.map(() => ['bold', 'text']))
    expect(pieces.map((piece) => piece.text).join('')).toBe(text.replaceAll(/\*\*([^*\n]+)\*\*/g, '$1'))
    expect(typeof excerptOf(blocks, 80)).toBe('string')
  })
})

describe('shapes that are none of ours', () => {
  it.each(shapes)('%j is not taken', (shape) => {
    expect(takes([shape])).toBe(false)
    expect(takes([{ type: 'paragraph', text: '看' }, shape])).toBe(false)
  })

  it('an own __proto__ is refused or left behind', () => {
    const polluted = JSON.parse('[{"type":"paragraph","text":"看","__proto__":{"html":"x"}}]') as unknown
    const parsed = structuredText.safeParse(polluted)
    expect(JSON.stringify(parsed.data ?? [])).not.toContain('html')
  })
})

describe('characters that hide something', () => {
  it.each(hidden.map((character) => [character.codePointAt(0)?.toString(16), character]))(
    'U+%s is taken in no text, alternative text or name of a place',
    (_, character) => {
      const word = `领${character}奖`
      for (const block of [
        { type: 'paragraph', text: word },
        { type: 'heading', text: word },
        { type: 'list', ordered: false, items: [word] },
        { type: 'link', text: word, to: { page: 'inbox' } },
      ])
        expect(takes([block])).toBe(false)
      const { attachments, matter } = announcementDraft.shape
      expect(attachments.safeParse([{ id, alt: word }]).success).toBe(false)
      const event = { from: '2026-03-05T04:00:00.000Z', to: '2026-03-05T05:00:00.000Z', where: word }
      expect(matter.safeParse({ kind: 'event', event }).success).toBe(false)
    },
  )
})

it('a link leads to a page of the app, and says which by a word, never by an address', () => {
  const pages = linkTarget.options.flatMap((option) => {
    const { page } = option.shape
    return 'options' in page ? page.options : [page.value]
  })
  expect(pages.filter((page) => !/^[a-z_]+$/.test(page))).toEqual([])
  for (const page of pages) expect(linkTarget.safeParse({ page, id: 'https://evil.example' }).success).toBe(false)
})
