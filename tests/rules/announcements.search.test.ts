import type { StructuredText } from '@liren/shared/structured.text'
import fc from 'fast-check'
import {
  fold,
  foldedText,
  gramsOfText,
  gramsOfWords,
  wordsOf,
} from '../../server/src/features/announcements/announcements.grams.rules.ts'
import {
  marksIn,
  plainBody,
  searchedText,
  snippetOf,
} from '../../server/src/features/announcements/announcements.search.rules.ts'

const paragraph = (text: string): StructuredText => [{ type: 'paragraph', text }]

/** Whether a text is found by a query, as the search does it: every gram is there, then every word. */
function isFound(text: string, query: string): boolean {
  const words = wordsOf(query)
  const grams = new Set(gramsOfText(text))
  const folded = foldedText(text)
  const isLikely = gramsOfWords(words).every((gram) => grams.has(gram))
  return words.length > 0 && isLikely && words.every((word) => folded.includes(word))
}

describe('a text is found', () => {
  it.each<[string, string, boolean]>([
    ['电梯检修', '电', true],
    ['电梯检修', '电梯', true],
    ['电梯检修', '梯检', true],
    ['电梯检修', '电检', false],
    ['电检、检梯', '电检梯', false],
    ['周三停水', '停电', false],
    ['３号楼停水', '3号', true],
    ['3号楼停水', '３号', true],
    ['WiFi 升级', 'wifi', true],
    ['ＷＩＦＩ升级', 'WiFi', true],
    ['wifi', 'wf', false],
    ['门禁 A-12 更换', 'a-12', true],
    ['门禁 A 更换，12 号', 'a-12', false],
    ['电话 8888-1234', '8888', true],
    ['停水。周四停电', '水周', false],
    ['停水', '停水。', true],
    ['停水', '“停水”', true],
    ['电梯周三检修', '检修 电梯', true],
    ['电梯周三检修', '检修 水管', false],
    ['电梯周三检修', '检修\u3000电梯', true],
    ['㎡ 与 m2', 'm2', true],
    ['ﬁre', 'fi', true],
    ['Café', 'cafe\u0301', true],
    ['𠮷野家搬迁', '𠮷', true],
    ['😀停水', '😀', false],
    ['一切', '。', false],
    ['İstanbul', 'istanbul', false],
    ['Straße', 'STRASSE', false],
  ])('%s by %s: %s', (text, query, found) => {
    expect(isFound(text, query)).toBe(found)
  })

  it('by every piece of it that holds no space, whatever it is', () => {
    const letters = fc.string({
      unit: fc.constantFrom('电', '梯', 'Ａ', 'b', '１', '2', '。', ' ', '𠮷'),
      maxLength: 30,
    })
    fc.assert(
      fc.property(letters, fc.nat(30), fc.integer({ min: 1, max: 6 }), (text, at, length) => {
        const piece = [...text].slice(at, at + length).join('')
        fc.pre(!/\s/.test(piece) && wordsOf(piece).length > 0)
        expect(isFound(text, piece)).toBe(true)
      }),
    )
  })
})

describe('the words of a query', () => {
  it.each<[string, string[]]>([
    ['停水', ['停水']],
    ['  停水   通知单 停水 ', ['通知单', '停水']],
    ['！？', []],
    ['(电梯)', ['电梯']],
    ['Ｗ１', ['w1']],
  ])('%s', (query, words) => {
    expect(wordsOf(query)).toEqual(words)
  })

  it('are never so many grams that they could not be asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (query) => {
        expect(gramsOfWords(wordsOf(query)).length).toBeLessThan(1_000)
      }),
    )
  })
})

describe('marks', () => {
  it.each<[string, string, string]>([
    ['电梯与电表', '电', '[电]梯与[电]表'],
    ['电电', '电', '[电电]'],
    ['电梯间电梯', '电梯', '[电梯]间[电梯]'],
    ['ＷｉＦｉ 升级', 'wifi', '[ＷｉＦｉ] 升级'],
    ['ﬁre', 'f', '[ﬁ]re'],
    ['Cafe\u0301!', 'café', '[Cafe\u0301]!'],
    ['没有', '电', '没有'],
  ])('%s by %s', (text, query, marked) => {
    const drawn = marksIn(text, wordsOf(query)).reduceRight(
      (drawing, { start, end }) => `${drawing.slice(0, start)}[${drawing.slice(start, end)}]${drawing.slice(end)}`,
      text,
    )
    expect(drawn).toBe(marked)
  })

  it('lie within the text, in order, and never cut a character', () => {
    const some = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(some, some, (text, query) => {
        let last = 0
        for (const { start, end } of marksIn(text, wordsOf(query))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u)
          last = end
        }
      }),
    )
  })
})

describe('a snippet', () => {
  it('is the part around the first find, on one line', () => {
    const body = `${'前'.repeat(40)}\n电梯${'后'.repeat(100)}`
    expect(snippetOf(body, ['电梯'])).toEqual({
      text: `…${'前'.repeat(15)} 电梯${'后'.repeat(62)}…`,
      marks: [{ start: 17, end: 19 }],
    })
  })
  it('begins at the beginning where nothing is found', () => {
    expect(snippetOf('停水', ['电'])).toEqual({ text: '停水', marks: [] })
  })
  it('cuts no character in two', () => {
    const text = snippetOf(`${'𠮷'.repeat(30)}电${'𠮷'.repeat(60)}`, ['电']).text
    expect(text).not.toMatch(/\p{Surrogate}/u)
  })
})

describe('what is searched', () => {
  const body: StructuredText = [
    { type: 'heading', text: '时间' },
    ...paragraph('周**三**上午'),
    { type: 'list', ordered: true, items: ['储水', '关阀'] },
  ]
  it('is the title and all words of the body, without marks', () => {
    expect(searchedText('停水', body)).toBe('停水\n时间\n周三上午\n储水\n关阀')
    expect(plainBody(paragraph('x'))).toBe('x')
  })
  it('maps back to the original unit by unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: folded, from, to } = fold(text)
        expect([from.length, to.length]).toEqual([folded.length, folded.length])
      }),
    )
  })
})
