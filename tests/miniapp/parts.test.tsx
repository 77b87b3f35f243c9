import { renderToStaticMarkup } from 'react-dom/server'
import '../support/taro.ts'
import { prefer } from '../../miniapp/src/lib/preferences.ts'
import { Bars } from '../../miniapp/src/ui/bars.tsx'
import { Button } from '../../miniapp/src/ui/button.tsx'
import { Chip } from '../../miniapp/src/ui/chip.tsx'
import { ChoiceList } from '../../miniapp/src/ui/choice.list.tsx'
import { Field, noteOf } from '../../miniapp/src/ui/field.tsx'
import { Screen } from '../../miniapp/src/ui/screen.tsx'
import { Stations } from '../../miniapp/src/ui/stations.tsx'
import { StepUpSheet } from '../../miniapp/src/ui/step.up.sheet.tsx'
import { StructuredText } from '../../miniapp/src/ui/structured.text.tsx'
import { SwitchRow } from '../../miniapp/src/ui/switch.tsx'

const nothing = () => {}

test('structured text is drawn with our parts; markup in it stays words', () => {
  const html = renderToStaticMarkup(
    <StructuredText
      blocks={[
        { type: 'heading', text: '停水' },
        { type: 'paragraph', text: '<b>粗</b> **要紧** 的事' },
        { type: 'list', ordered: true, items: ['储水'] },
      ]}
    />,
  )
  expect(html).toContain('<h2')
  expect(html).toContain('&lt;b&gt;粗&lt;/b&gt;')
  expect(html).toMatch(/<strong[^>]*>要紧<\/strong>/)
  expect(html).toMatch(/<ol.*<li.*储水/)
})

test('behind a picture of bars stands a table with the same figures', () => {
  const html = renderToStaticMarkup(
    <Bars
      id="reach"
      caption="已读情况"
      heads={['范围', '已读']}
      bars={[{ name: '人', value: 3, of: 12, text: '3 / 12 人' }]}
    />,
  )
  expect(html).toContain('<caption>已读情况</caption>')
  expect(html).toMatch(/<th[^>]*>人<\/th><td[^>]*>3 \/ 12 人<\/td>/)
  expect(html).toContain('width:25%')
})

test('an empty audience draws an empty bar', () => {
  const html = renderToStaticMarkup(
    <Bars id="b" caption="c" heads={['a', 'b']} bars={[{ name: '人', value: 0, of: 0, text: '0' }]} />,
  )
  expect(html).toContain('width:0%')
})

test('choices and switches say what they are and whether they are on', () => {
  expect(
    renderToStaticMarkup(
      <Chip id="c" chosen role="radio" onPress={nothing}>
        3幢
      </Chip>,
    ),
  ).toMatch(/role="radio".*aria-checked="true"/)
  expect(renderToStaticMarkup(<SwitchRow id="s" on={false} onChange={nothing} title="大字" />)).toMatch(
    /role="switch".*aria-checked="false"/,
  )
})

test('a button that is busy cannot be pressed again, and keeps its words', () => {
  const html = renderToStaticMarkup(
    <Button id="b" busy onPress={nothing}>
      发布
    </Button>,
  )
  expect(html).toMatch(/<button[^>]*disabled/)
  expect(html).toContain('发布')
})

test('a fault is read out and tied to its field', () => {
  const html = renderToStaticMarkup(
    <Field for="phone" label="手机号" fault="请填写">
      <i />
    </Field>,
  )
  expect(html).toContain(`id="${noteOf('phone')}"`)
  expect(html).toContain('role="alert"')
  expect(html).toMatch(/<label[^>]*for="phone"/)
})

test('stations say which one is the present one', () => {
  const html = renderToStaticMarkup(<Stations label="步骤" names={['写', '选', '发']} present={1} />)
  expect(html).toContain('aria-label="步骤 2/3"')
})

describe('a screen', () => {
  const html = () => renderToStaticMarkup(<Screen id="me" title="我的" tab="me" />)

  test('has one heading, a main region and the tabs with the present one marked', () => {
    expect(html().match(/<h1/g)).toHaveLength(1)
    expect(html()).toMatch(/<main id="me"/)
    expect(html()).toMatch(/id="tab-me"[^>]*aria-current="page"/)
  })

  test('is set larger for elders, and largest at 30 px', () => {
    expect(html()).not.toContain('elder')
    prefer({ textSize: 'elder' })
    expect(html()).toMatch(/class="liren elder[^"]*" style="--scale:1.000"/)
    prefer({ textSize: 'elderLarge' })
    const scale = Number(/--scale:([\d.]+)/.exec(html())?.[1])
    expect(22 * scale).toBeGreaterThanOrEqual(30)
    prefer({ textSize: 'standard' })
  })

  test('speaks the language chosen', () => {
    prefer({ locale: 'en' })
    expect(html()).toContain('Join in')
    prefer({ locale: 'zh-CN' })
    expect(html()).toContain('参与')
  })
})

test('a list of choices says which one is chosen and what each means', () => {
  const html = renderToStaticMarkup(
    <ChoiceList
      id="relation"
      label="您是"
      options={[
        { value: 'owner', title: '业主', note: '房产证上有名' },
        { value: 'tenant', title: '租户' },
      ]}
      chosen="tenant"
      onChoose={nothing}
    />,
  )
  expect(html).toMatch(/role="radiogroup"[^>]*aria-label="您是"/)
  expect(html).toMatch(
    /aria-label="业主，房产证上有名"[^>]*aria-checked="false"|aria-checked="false"[^>]*业主，房产证上有名/,
  )
  expect(html).toMatch(/id="relation-tenant"[^>]*aria-checked="true"/)
})

test('a step-up asks for the code only once one was sent', () => {
  const question = {
    phoneMasked: '199****1234',
    sent: null,
    send: nothing,
    isSending: false,
    resendIn: 0,
    confirm: nothing,
    isConfirming: false,
    error: null,
    giveUp: nothing,
  }
  expect(renderToStaticMarkup(<StepUpSheet question={null} />)).toBe('')
  const before = renderToStaticMarkup(<StepUpSheet question={question} />)
  expect(before).toContain('199****1234')
  expect(before).not.toContain('step-up-code')
  const sent = { canCall: true, by: 'text' as const, demoCode: '123456' }
  const after = renderToStaticMarkup(<StepUpSheet question={{ ...question, sent }} />)
  expect(after).toContain('验证码是 123456')
  expect(after).toContain('id="step-up-code"')
  // Nobody is called before the message had a minute to come.
  expect(after).toContain('id="step-up-call"')
  const waiting = renderToStaticMarkup(<StepUpSheet question={{ ...question, sent, resendIn: 30 }} />)
  expect(waiting).not.toContain('id="step-up-call"')
})
