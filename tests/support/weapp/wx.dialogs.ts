import type { Life } from './life.ts'
import { WxFailure, type WxCalls, type WxOptions } from './wx.call.ts'

/** A dialog that waits for the person; `answer` takes the words of a button or row, or null for cancel. */
export interface OpenDialog {
  kind: 'modal' | 'sheet'
  title: string
  content: string
  choices: string[]
  answer(choice: string | null): void
}

export interface Toast {
  title: string
  icon: string
}

/** What WeChat draws above the pages. */
export interface Dialogs {
  open: OpenDialog | null
  toasts: Toast[]
  isLoading: boolean
  api: Record<string, (options?: WxOptions) => unknown>
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const longestButton = 4
const mostRows = 6

export function createDialogs(life: Life, { later }: WxCalls): Dialogs {
  const dialogs: Dialogs = { open: null, toasts: [], isLoading: false, api: {} }
  const ask = (dialog: Omit<OpenDialog, 'answer'>) =>
    new Promise<string | null>((resolve) => {
      if (dialogs.open) life.fault('a dialog opened over another')
      const answer = (choice: string | null) => {
        if (choice !== null && !dialog.choices.includes(choice)) throw new Error(`the dialog offers no ${choice}`)
        dialogs.open = null
        resolve(choice)
      }
      dialogs.open = { ...dialog, answer }
    })

  const showModal = async (options: WxOptions) => {
    const confirm = text(options['confirmText']) || '确定'
    const cancel = text(options['cancelText']) || '取消'
    for (const words of [confirm, cancel])
      if ([...words].length > longestButton)
        throw new WxFailure(`${words} is longer than ${String(longestButton)} characters`)
    const choices = options['showCancel'] === false ? [confirm] : [cancel, confirm]
    const choice = await ask({
      kind: 'modal',
      title: text(options['title']),
      content: text(options['content']),
      choices,
    })
    return { confirm: choice === confirm, cancel: choice !== confirm, content: null }
  }
  const showActionSheet = async (options: WxOptions) => {
    const rows = options['itemList']
    if (!Array.isArray(rows) || rows.length === 0) throw new WxFailure('parameter error: itemList')
    if (rows.length > mostRows)
      throw new WxFailure(`parameter error: itemList should not be larger than ${String(mostRows)}`)
    const choices = rows.map(String)
    const choice = await ask({ kind: 'sheet', title: text(options['alertText']), content: '', choices })
    if (choice === null) throw new WxFailure('cancel')
    return { tapIndex: choices.indexOf(choice) }
  }
  const loading = (shown: boolean) => () => {
    dialogs.isLoading = shown
  }
  dialogs.api = {
    showModal: later('showModal', showModal),
    showActionSheet: later('showActionSheet', showActionSheet),
    showToast: later('showToast', (options) => {
      dialogs.toasts.push({ title: text(options['title']), icon: text(options['icon']) || 'success' })
    }),
    hideToast: later('hideToast', () => undefined),
    showLoading: later('showLoading', loading(true)),
    hideLoading: later('hideLoading', loading(false)),
  }
  return dialogs
}
