import { texts } from '../../lib/i18n.ts'

export const displayTexts = texts(
  {
    title: '公示天数',
    lead: '公开栏的内容至少挂多少天，期间谁都不能撤下。只对以后发布的有效，已经发布的按当时承诺的算。',
    least: '至少（天）',
    usual: '不另选时（天）',
    hint: (days: number) => `不能少于 ${days} 天`,
    leastFault: (days: number) => `请填 ${days} 到 366 之间的天数`,
    usualFault: '不能少于左边的天数，最多 366 天',
    leastOf: (topic: string) => `${topic}至少公示多少天`,
    usualOf: (topic: string) => `${topic}不另选时公示多少天`,
    save: '保存',
    saved: '已保存，以后发布的按这个算。',
  },
  {
    title: 'Days of display',
    lead: 'How long disclosures hang at least; nobody withdraws them before. It counts for what is published from now on: what is out keeps what was promised.',
    least: 'At least (days)',
    usual: 'Usually (days)',
    hint: (days: number) => `No fewer than ${days}`,
    leastFault: (days: number) => `A number of days from ${days} to 366`,
    usualFault: 'No fewer than the least, and 366 at most',
    leastOf: (topic: string) => `${topic}: days at least`,
    usualOf: (topic: string) => `${topic}: days where nobody chooses`,
    save: 'Save',
    saved: 'Saved; it counts for what is published from now on.',
  },
)
