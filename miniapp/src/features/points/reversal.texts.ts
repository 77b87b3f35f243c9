import { texts } from '../../lib/i18n.ts'

/** Words for a resident's points as the committee sees them, and for taking a credit back. */
export const reversalTexts = texts(
  {
    title: '住户的积分',
    open: '冲回一笔',
    openNote: '选住户，在明细里找出记错的那一笔',
    note: '先选住户，再在明细里找出记错的那一笔，提出冲回。只有记入的可以冲回；兑换请到订单里取消。',
    of: (name: string) => `${name} 的积分`,
    reverse: '提出冲回',
    body: '这一笔的积分和时长整笔冲回，已经花掉的记作待抵扣。由居委会另一人批准，批准前不变。',
    line: (kind: string, amount: string) => `要冲回的：${kind}，${amount}`,
    reason: '为什么要冲回（本人的明细里会写上）',
    proposed: '已提出冲回，在“人工记分”里等居委会另一人批准。批准前积分不变。',
  },
  {
    title: 'A resident’s points',
    open: 'Take a credit back',
    openNote: 'Choose the resident, then the line that is wrong',
    note: 'Choose the resident, find the line that is wrong, and propose that it be taken back. Only credits can be; a purchase is cancelled at its order.',
    of: (name: string) => `Points of ${name}`,
    reverse: 'Propose to take back',
    body: 'Its points and minutes are taken back whole, and what is spent already is owed. Another of the committee approves; nothing moves before.',
    line: (kind: string, amount: string) => `To be taken back: ${kind}, ${amount}`,
    reason: 'Why (it will stand in their statement)',
    proposed: 'Proposed. It waits under “Credits by hand” for another of the committee; no points move before.',
  },
)
