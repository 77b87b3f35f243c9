import type { MessageTemplate } from '@liren/shared/messages.wechat'

/** A template of WeChat: its id there, and how it names its three words. */
export interface TemplateSettings {
  id: string
  words: { title: string; sender: string; time: string }
}

/** The templates this platform has; what is null is off. */
export type MessageTemplates = Record<MessageTemplate, TemplateSettings | null>

/** A template as the settings say it: its id and its words for title, sender and time. */
export const templateShape = /^[\w-]{8,64}:thing\d{1,2},thing\d{1,2},time\d{1,2}$/

/** Reads a template of that shape. */
export function readTemplate(given: string): TemplateSettings {
  const [id = '', words = ''] = given.split(':')
  const [title = '', sender = '', time = ''] = words.split(',')
  return { id, words: { title, sender, time } }
}
