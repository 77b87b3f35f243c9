import { excerptOf, structuredText } from '@liren/shared/structured.text'
import {
  moved,
  toEditor,
  toStructured,
  withBold,
  type EditorBlock,
} from '../../miniapp/src/features/announcements/composer.blocks.ts'

const box = (kind: EditorBlock['kind'], text: string, key = text): EditorBlock => ({ key, kind, text })
const keyAt = (index: number) => `k${String(index)}`

describe('boxes to structured text', () => {
  test('every kind becomes its block; empty boxes and lines are left out', () => {
    const blocks = toStructured([
      box('heading', ' 停水\n通知 '),
      box('paragraph', '\n周三停水\n请储水 '),
      box('paragraph', '   '),
      box('bullets', '一\n\n 二 \n'),
      box('numbers', '甲\n乙'),
    ])
    expect(blocks).toEqual([
      { type: 'heading', text: '停水 通知' },
      { type: 'paragraph', text: '周三停水\n请储水' },
      { type: 'list', ordered: false, items: ['一', '二'] },
      { type: 'list', ordered: true, items: ['甲', '乙'] },
    ])
    expect(structuredText.safeParse(blocks).success).toBe(true)
  })

  test('and back: nothing is lost on the way', () => {
    const blocks = structuredText.parse([
      { type: 'heading', text: '标题' },
      { type: 'paragraph', text: '第一行\n第二行' },
      { type: 'list', ordered: true, items: ['一', '二'] },
      { type: 'link', text: '看账目', to: { page: 'disclosures' } },
    ])
    expect(toStructured(toEditor(blocks, keyAt))).toEqual(blocks)
  })

  test('a link without words, or that leads nowhere, is left out', () => {
    expect(toStructured([{ ...box('link', ' '), to: { page: 'inbox' } }, box('link', '看看')])).toEqual([])
  })

  test('there is always a box to type in', () => {
    expect(toEditor([], keyAt)).toEqual([{ key: 'k0', kind: 'paragraph', text: '' }])
  })
})

describe('moving a box', () => {
  const boxes = [box('paragraph', 'a'), box('paragraph', 'b'), box('paragraph', 'c')]
  const order = (index: number, by: -1 | 1) => moved(boxes, index, by).map((one) => one.text)

  test.each<[number, -1 | 1, string]>([
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
    [5, -1, 'abc'],
  ])('box %i by %i', (index, by, expected) => {
    expect(order(index, by).join('')).toBe(expected)
  })
})

describe('bold', () => {
  test.each([
    ['请提前储水', 1, 3, '请**提前**储水'],
    ['请**提前**储水', 1, 7, '请提前储水'],
    ['请储水', 0, 0, '**请储水**'],
    ['**请储水**', 0, 0, '请储水'],
    ['一\n\n二', 0, 0, '**一**\n\n**二**'],
  ])('%s, %i to %i', (text, start, end, expected) => {
    expect(withBold(text, start, end)).toBe(expected)
  })

  test('an excerpt never shows the marks', () => {
    expect(excerptOf(toStructured([box('paragraph', withBold('停水', 0, 0))]), 20)).toBe('停水')
  })
})
