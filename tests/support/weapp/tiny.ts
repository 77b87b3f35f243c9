import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readBundle, type Bundle } from './bundle.ts'

const wxml = `
<wxs module="words">module.exports = { loud: function (word) { return word + '!' } }</wxs>
<import src="../parts.wxml" />
<view id="list" bindtap="outer">
  <view wx:for="{{rows}}" wx:key="id" id="row-{{item.id}}" data-row-id="{{item.id}}" bindtap="inner">
    <text wx:if="{{item.kind === 'loud'}}">{{words.loud(item.word)}}</text>
    <text wx:elif="{{item.word}}">{{index}} {{item.word}}</text>
    <text wx:else>nothing<view id="lost" class="c" /></text>
    <view id="stop-{{item.id}}" catchtap="stopped" />
  </view>
</view>
<input id="field" value="{{field}}" maxlength="5" bindinput="typed" bindfocus="seen" bindblur="left" />
<button id="button" disabled="{{off}}" bindtap="act">act</button>
<template is="part" data="{{word: field, ...more}}" />
`

/**
 * A mini-program of two pages written by hand, to see what the simulated WeChat itself does.
 * `act` is what the button's tap runs, with `page` at hand; `app` goes into app.js.
 */
export function tinyBundle({ act = '', app = '' }: { act?: string; app?: string } = {}): Bundle {
  const root = mkdtempSync(path.join(tmpdir(), 'liren-tiny-'))
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  const data = {
    rows: [{ id: 1, kind: 'loud', word: 'a' }, { id: 2, word: 'b' }, { id: 3 }],
    field: '',
    off: false,
    more: { tail: 'tail' },
    log: [],
  }
  const logs = ['outer', 'inner', 'stopped', 'typed', 'seen', 'left']
    .map((name) => `${name}(e) { this.note('${name}', e) }`)
    .join(',\n')
  const script = `Page({
    data: ${JSON.stringify(data)},
    note(name, e) {
      const said = name + ':' + e.target.id + '>' + e.currentTarget.id + ':' + (e.detail.value === undefined ? '' : e.detail.value)
      this.setData({ log: this.data.log.concat(said) })
    },
    onLoad(options) { getApp().log.push('load ' + JSON.stringify(options)) },
    onShow() { getApp().log.push('show ' + this.route) },
    onReady() { getApp().log.push('ready') },
    onHide() { getApp().log.push('hide') },
    onUnload() { getApp().log.push('unload') },
    ${logs},
    act() { const page = this; ${act} }
  })`
  write(
    'app.json',
    JSON.stringify({
      pages: ['pages/a/index', 'pages/tab/index'],
      subPackages: [{ root: 'sub', pages: ['b/index'] }],
      tabBar: { list: [{ pagePath: 'pages/tab/index', text: 'tab' }] },
    }),
  )
  write('app.js', `App({ log: [] }); ${app}`)
  write('pages/parts.wxml', '<template name="part"><view id="part">{{word}} {{tail}}</view></template>')
  for (const page of ['pages/a', 'pages/tab', 'sub/b']) {
    write(`${page}/index.js`, script)
    write(`${page}/index.json`, '{}')
    write(`${page}/index.wxml`, page === 'sub/b' ? '<view id="b" />' : wxml)
  }
  write('sub/secret.js', 'module.exports = 1')
  return readBundle(root)
}
