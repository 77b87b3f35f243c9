import { texts } from '../../lib/i18n.ts'

export const nextTexts = texts(
  {
    notice: (when: string) => `${when} 开始投票`,
    until: (when: string) => `${when} 截止`,
    closed: '投票已截止，等组织者计票',
    counted: '票已计好，等组织者公示结果',
    display: '结果公示中，可以提出异议',
    displayUntil: (when: string) => `结果公示中，${when} 前可以提出异议`,
    recount: '有人提出异议，正在复核',
    final: '结果已定论',
    drafting: '还在起草，公示后业主才看得到',
    review: '居委会正在审看',
    cancelled: '这件事取消了',
    revoked: '这个决定被撤销了',
  },
  {
    notice: (when: string) => `Voting begins ${when}`,
    until: (when: string) => `Until ${when}`,
    closed: 'Voting has closed; the organisers count next',
    counted: 'Counted; the organisers publish the result next',
    display: 'The result is on display; you may object',
    displayUntil: (when: string) => `The result is on display; you may object until ${when}`,
    recount: 'Somebody objected; it is being recounted',
    final: 'The result is final',
    drafting: 'Still being drafted; owners see it once it is announced',
    review: 'The residents’ committee is reviewing it',
    cancelled: 'This was cancelled',
    revoked: 'This decision was revoked',
  },
)
