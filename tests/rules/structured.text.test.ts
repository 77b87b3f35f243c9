import { emphasised, excerptOf, structuredText, type StructuredText } from '@liren/shared/structured.text'
import fc from 'fast-check'

const paragraph = (text: string): StructuredText => [{ type: 'paragraph', text }]
const takes = (value: unknown) => structuredText.safeParse(value).success

describe('blocks', () => {
  it.each<[string, unknown, boolean]>([
    ['a paragraph', paragraph('停水'), true],
    ['lines in a paragraph', paragraph('一\n二'), true],
    ['a heading', [{ type: 'heading', text: '标题' }], true],
    ['a heading of two lines', [{ type: 'heading', text: '标\n题' }], false],
    ['a list', [{ type: 'list', ordered: false, items: ['一'] }], true],
    ['an empty list', [{ type: 'list', ordered: false, items: [] }], false],
    ['an item of two lines', [{ type: 'list', ordered: false, items: ['一\n二'] }], false],
    ['nothing', [], false],
    ['a blank paragraph', paragraph('  \n '), false],
    ['a paragraph of 2000', paragraph('字'.repeat(2000)), true],
    ['a paragraph of 2001', paragraph('字'.repeat(2001)), false],
    ['sixty blocks', Array.from({ length: 60 }, () => paragraph('x')[0]), true],
    ['sixty-one blocks', Array.from({ length: 61 }, () => paragraph('x')[0]), false],
    ['an unknown type', [{ type: 'html', text: '<b>' }], false],
    ['an unknown field', [{ type: 'paragraph', text: 'x', href: 'y' }], false],
    ['a tab', paragraph('a\tb'), false],
    ['a NUL', paragraph('a\0b'), false],
    ['text that runs backwards', paragraph('abc\u202Edef'), false],
    ['hidden text', paragraph('a\u200Bb'), false],
    ['a lone surrogate', paragraph('\uD83D'), false],
    ['emoji, also joined ones', paragraph('👨‍👩‍👧 🏠'), true],
    ['what looks like markup', paragraph('<script>alert(1)</script>'), true],
  ])('%s: %#', (_, value, taken) => {
    expect(takes(value)).toBe(taken)
  })

  it('are trimmed at both ends', () => {
    expect(structuredText.parse(paragraph('  停水\n'))).toEqual(paragraph('停水'))
  })
})

describe('emphasis', () => {
  it.each<[string, [string, boolean][]]>([
    ['无', [['无', false]]],
    ['**全**', [['全', true]]],
    [
      '前 **中** 后',
      [
        ['前 ', false],
        ['中', true],
        [' 后', false],
      ],
    ],
    [
      '**一****二**',
      [
        ['一', true],
        ['二', true],
      ],
    ],
    ['**没有结尾', [['**没有结尾', false]]],
    ['**跨\n行**', [['**跨\n行**', false]]],
    ['2 * 3 ** 4', [['2 * 3 ** 4', false]]],
    ['', []],
  ])('of %j', (text, pieces) => {
    expect(emphasised(text).map(({ text: piece, bold }) => [piece, bold])).toEqual(pieces)
  })

  it('loses no character but the marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', 'a', '字', '\n', ' ') }), (text) => {
        const whole = emphasised(text)
          .map(({ text: piece, bold }) => (bold ? `**${piece}**` : piece))
          .join('')
        expect(whole).toBe(text)
      }),
    )
  })
})

describe('an excerpt', () => {
  it.each<[string, StructuredText, number, string]>([
    ['short text whole', paragraph('停水通知'), 80, '停水通知'],
    ['blocks in one line', [{ type: 'heading', text: '停水' }, ...paragraph('明天\n上午')], 80, '停水 明天 上午'],
    ['items apart', [{ type: 'list', ordered: true, items: ['一', '二'] }], 80, '一；二'],
    ['no marks', paragraph('请**储水**'), 80, '请储水'],
    ['exactly as long as may be', paragraph('字'.repeat(80)), 80, '字'.repeat(80)],
    ['longer text cut', paragraph('字'.repeat(81)), 80, `${'字'.repeat(79)}…`],
    ['no half characters', paragraph('😀'.repeat(10)), 4, '😀😀😀…'],
  ])('has %s', (_, text, max, excerpt) => {
    expect(excerptOf(text, max)).toBe(excerpt)
  })
})
